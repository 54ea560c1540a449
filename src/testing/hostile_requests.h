#pragma once

#include <string>
#include <vector>

namespace atrium::testing {

// A request that must be refused, and how.
struct HostileRequest {
    const char* name;
    std::string bytes;
    int status;
};

// The shapes that smuggle, confuse or exhaust (RFC 9112 §11; limits of the edge).
inline std::vector<HostileRequest> hostile_requests() {
    const std::string get = "GET / HTTP/1.1\r\n", post = "POST / HTTP/1.1\r\n", host = "Host: a\r\n",
                      end = "\r\n";
    const auto target = [&](const std::string& path) { return "GET " + path + " HTTP/1.1\r\n" + host + end; };
    const auto chunked = [&](const std::string& body) {
        return post + host + "Transfer-Encoding: chunked\r\n\r\n" + body;
    };
    using namespace std::string_literals;
    return {
        {"both lengths", post + host + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
         400},
        {"both lengths, the other order",
         post + host + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n", 400},
        {"two different lengths", post + host + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400},
        {"the same length twice", post + host + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc", 400},
        {"a list of lengths", post + host + "Content-Length: 3, 3\r\n\r\nabc", 400},
        {"a signed length", post + host + "Content-Length: +3\r\n\r\nabc", 400},
        {"a negative length", post + host + "Content-Length: -1\r\n\r\n", 400},
        {"a length in hexadecimal", post + host + "Content-Length: 0x3\r\n\r\nabc", 400},
        {"an empty length", post + host + "Content-Length: \r\n\r\n", 400},
        {"a length beyond 64 bits", post + host + "Content-Length: 99999999999999999999\r\n\r\n", 400},
        {"a length above the limit", post + host + "Content-Length: 1048577\r\n\r\n", 413},
        {"an unknown coding", post + host + "Transfer-Encoding: gzip\r\n\r\n", 501},
        {"two codings", post + host + "Transfer-Encoding: gzip, chunked\r\n\r\n", 501},
        {"chunked twice in a list", post + host + "Transfer-Encoding: chunked, chunked\r\n\r\n", 501},
        {"chunked twice", post + host + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
         400},
        {"a coding behind a vertical tab", post + host + "Transfer-Encoding: \vchunked\r\n\r\n", 400},
        {"a coding with something behind", post + host + "Transfer-Encoding: chunkedx\r\n\r\n", 501},
        {"an empty coding", post + host + "Transfer-Encoding:\r\n\r\n", 501},
        {"a coding in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"a space before the colon", post + host + "Content-Length : 3\r\n\r\nabc", 400},
        {"a folded line", get + host + "X-A: 1\r\n 2\r\n\r\n", 400},
        {"a folded line with a tab", get + "Host: a\r\n\tb\r\n\r\n", 400},
        {"a header that begins with a space", get + " Host: a\r\n\r\n", 400},
        {"a bare line feed after the request line", "GET / HTTP/1.1\nHost: a\r\n\r\n", 400},
        {"a bare line feed in the headers", get + "Host: a\nX-A: 1\r\n\r\n", 400},
        {"a bare carriage return", get + "Host: a\rX-A: 1\r\n\r\n", 400},
        {"a NUL in a header", get + "Host: a\r\nX-A: 1\0 2\r\n\r\n"s, 400},
        {"a control in a header", get + host + "X-A: 1\x01\r\n\r\n", 400},
        {"an empty header name", get + host + ": 1\r\n\r\n", 400},
        {"a header without a colon", get + host + "X-A\r\n\r\n", 400},
        {"no Host", get + end, 400},
        {"two Hosts", get + host + "Host: b\r\n\r\n", 400},
        {"the same Host twice", get + host + host + end, 400},
        {"an empty Host", get + "Host: \r\n\r\n", 400},
        {"a Host with a path", get + "Host: a/b\r\n\r\n", 400},
        {"a Host with a user", get + "Host: user@a\r\n\r\n", 400},
        {"a Host with a bad port", get + "Host: a:8x\r\n\r\n", 400},
        {"another host in the target", "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"a target of another scheme", "GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"NUL in the path", target("/a%00b"), 400},
        {"a line feed in the path", target("/a%0ab"), 400},
        {"an incomplete escape", target("/a%4"), 400},
        {"a wrong escape", target("/a%zz"), 400},
        {"overlong UTF-8", target("/%c0%af"), 400},
        {"a lone continuation byte", target("/%80"), 400},
        {"a surrogate in UTF-8", target("/%ed%a0%80"), 400},
        {"parent folders", target("/../etc/passwd"), 400},
        {"parent folders, escaped", target("/%2e%2e/etc/passwd"), 400},
        {"parent folders behind a file", target("/assets/..%2f..%2fkey"), 400},
        {"a parent folder at the end", target("/assets/.."), 400},
        {"this folder", target("/./api"), 400},
        {"an escaped slash", target("/a%2Fb"), 400},
        {"a backslash", target("/a\\b"), 400},
        {"an escaped backslash", target("/a%5Cb"), 400},
        {"a fragment", target("/a#b"), 400},
        {"invalid UTF-8 in the query", target("/a?q=\xff"), 400},
        {"a target without a slash", target("index.html"), 400},
        {"a star for GET", target("*"), 400},
        {"two spaces in the request line", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"a space in the target", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 505},
        {"a method in brackets", "G(T / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"not HTTP at all", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello\r\n\r\n"s, 400},
        {"HTTP/2 without agreement", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
        {"HTTP/1.2", "GET / HTTP/1.2\r\nHost: a\r\n\r\n", 505},
        {"HTTP/0.9", "GET /\r\n\r\n", 400},
        {"TRACE", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 501},
        {"CONNECT", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", 501},
        {"an unknown method", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501},
        {"an unknown expectation", post + host + "Expect: miracles\r\nContent-Length: 1\r\n\r\na", 417},
        {"a chunk size that is no number", chunked("x\r\nabc\r\n0\r\n\r\n"), 400},
        {"a negative chunk size", chunked("-1\r\nabc\r\n0\r\n\r\n"), 400},
        {"a chunk size with a prefix", chunked("0x3\r\nabc\r\n0\r\n\r\n"), 400},
        {"a chunk size beyond 64 bits", chunked("fffffffffffffffff\r\nabc\r\n0\r\n\r\n"), 400},
        {"a chunk longer than said", chunked("3\r\nabcd\r\n0\r\n\r\n"), 400},
        {"a chunk line ended by a bare line feed", chunked("3\nabc\r\n0\r\n\r\n"), 400},
        {"a bare line feed in a chunk extension", chunked("3;a=\"\n\"\r\nabc\r\n0\r\n\r\n"), 400},
        {"a broken chunk extension", chunked("3;=\r\nabc\r\n0\r\n\r\n"), 400},
        {"chunks above the limit", chunked("100001\r\n"), 413},
        {"a chunk line without end", chunked("3;a=" + std::string(70'000, 'x')), 400},
        {"a length in a trailer", chunked("0\r\nContent-Length: 3\r\n\r\n"), 400},
        {"a folded trailer ended badly", chunked("0\r\nX-A: 1\n\r\n\r\n"), 400},
        {"a target that is too long", target("/" + std::string(9'000, 'a')), 414},
        {"a request line without end", "GET /" + std::string(20'000, 'a'), 414},
        {"headers that are too large", get + host + "X-A: " + std::string(17'000, 'a') + "\r\n\r\n", 431},
        {"headers without end", get + host + "X-A: " + std::string(17'000, 'a'), 431},
        {"too many headers",
         get + host +
             [] {
                 std::string out;
                 for (int i = 0; i < 120; ++i) out += "X-" + std::to_string(i) + ": 1\r\n";
                 return out;
             }() +
             end,
         431},
    };
}

}  // namespace atrium::testing

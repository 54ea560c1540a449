#include "http/request_parser.h"

#include "testing/hostile_requests.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium {
namespace {

using State = RequestParser::State;

// Offers the bytes as a connection would: whatever is unused comes again with `step` more.
void offer(RequestParser& parser, std::string_view bytes, std::size_t step) {
    std::size_t used = 0;
    for (std::size_t end = 0; end < bytes.size();) {
        end = std::min(bytes.size(), end + step);
        while (used < end && parser.state() != State::complete && parser.state() != State::refused) {
            const auto count = parser.feed(bytes.substr(used, end - used));
            used += count;
            if (count == 0) break;
        }
    }
}

Request read(const RequestLimits& limits, std::string_view bytes, std::size_t step) {
    RequestParser parser(limits);
    offer(parser, bytes, step);
    REQUIRE(parser.state() == State::complete);
    return parser.request();
}

}  // namespace

TEST_CASE("hostile requests are refused, whether they come at once or byte by byte") {
    const RequestLimits limits;
    for (const auto& hostile : testing::hostile_requests())
        for (const std::size_t step : {std::size_t{1}, std::size_t{7}, hostile.bytes.size()}) {
            CAPTURE(hostile.name);
            CAPTURE(step);
            RequestParser parser(limits);
            offer(parser, hostile.bytes, step);
            // A chunk line without end is cut off by the connection's buffer, not by the parser.
            if (std::string_view(hostile.name) == "a chunk line without end") continue;
            REQUIRE(parser.state() == State::refused);
            CHECK(parser.refusal().kind.status == hostile.status);
        }
}

TEST_CASE("a request is read the same in pieces of any size") {
    const RequestLimits limits;
    const std::string bytes =
        "\r\nPOST /api/%E8%83%B6%E5%B7%9E/items?q=%E6%9F%A5&a=b HTTP/1.1\r\nHost: Hall.Example:8080\r\n"
        "X-A: one\r\nx-a:   two  \r\nCookie: a=1\r\nCookie: b=2\r\nTransfer-Encoding: chunked\r\n\r\n"
        "5;ext=\"v\"\r\nhello\r\n6\r\n world\r\n0\r\nX-Trailer: t\r\n\r\n";
    for (std::size_t step = 1; step <= bytes.size(); ++step) {
        const auto request = read(limits, bytes, step);
        CHECK(request.method == "POST");
        CHECK(request.path == "/api/胶州/items");
        CHECK(request.query == "q=%E6%9F%A5&a=b");
        CHECK(request.host == "hall.example");
        CHECK(request.header("x-a") == "one, two");
        CHECK(cookie(request, "b") == "2");
        CHECK(request.header("x-trailer") == "");
        CHECK(request.body == "hello world");
    }
}

TEST_CASE("the absolute form and literal addresses name the host") {
    const RequestLimits limits;
    CHECK(read(limits, "GET http://a.example/x?y HTTP/1.1\r\nHost: A.example\r\n\r\n", 9).path == "/x");
    CHECK(read(limits, "GET http://a.example HTTP/1.1\r\nHost: a.example\r\n\r\n", 9).path == "/");
    CHECK(read(limits, "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n", 9).host == "[::1]");
    CHECK(read(limits, "GET / HTTP/1.0\r\n\r\n", 9).host == "");
}

TEST_CASE("the limit of the body may differ by path, and is exact") {
    RequestLimits limits;
    limits.body_bytes = 4;
    limits.body_bytes_for = [](std::string_view method, std::string_view path) -> std::optional<std::size_t> {
        if (method == "PUT" && path == "/api/uploads/1/parts/2") return 8;
        return std::nullopt;
    };
    const auto status = [&](const std::string& request) {
        RequestParser parser(limits);
        offer(parser, request, 11);
        return parser.state() == State::refused ? parser.refusal().kind.status : 200;
    };
    const std::string part = "PUT /api/uploads/1/parts/2 HTTP/1.1\r\nHost: a\r\n",
                      other = "PUT /x HTTP/1.1\r\nHost: a\r\n";
    CHECK(status(part + "Content-Length: 8\r\n\r\n12345678") == 200);
    CHECK(status(part + "Content-Length: 9\r\n\r\n") == 413);
    CHECK(status(other + "Content-Length: 4\r\n\r\n1234") == 200);
    CHECK(status(other + "Content-Length: 5\r\n\r\n") == 413);
    const std::string chunks = "Transfer-Encoding: chunked\r\n\r\n4\r\n1234\r\n";
    CHECK(status(other + chunks + "0\r\n\r\n") == 200);
    CHECK(status(other + chunks + "1\r\n5\r\n0\r\n\r\n") == 413);
    CHECK(status(part + chunks + "4\r\n5678\r\n0\r\n\r\n") == 200);
}

TEST_CASE("chunks that are mostly extension are cut off") {
    const RequestLimits limits{.body_bytes = 1024};
    std::string bytes = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 200; ++i) bytes += "1;x=" + std::string(1000, 'y') + "\r\na\r\n";
    RequestParser parser(limits);
    offer(parser, bytes, 4096);
    REQUIRE(parser.state() == State::refused);
    CHECK(parser.refusal().kind.status == 413);
}

TEST_CASE("what is left after a request is the next one") {
    const RequestLimits limits;
    const std::string bytes =
        "POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhiGET /2 HTTP/1.1\r\nHost: a\r\n\r\n";
    RequestParser parser(limits);
    std::size_t used = 0;
    while (parser.state() != State::complete) used += parser.feed(std::string_view(bytes).substr(used));
    CHECK(parser.request().path == "/1");
    parser.reset();
    CHECK_FALSE(parser.has_begun());
    used += parser.feed(std::string_view(bytes).substr(used));
    CHECK(parser.state() == State::complete);
    CHECK(parser.request().path == "/2");
    CHECK(used == bytes.size());
}

TEST_CASE("a cookie is found by its whole name") {
    Request request;
    request.headers["cookie"] = "xsession=0; session=1;  lang=zh; empty=";
    CHECK(cookie(request, "session") == "1");
    CHECK(cookie(request, "lang") == "zh");
    CHECK(cookie(request, "empty") == "");
    CHECK(cookie(request, "sess") == "");
}

}  // namespace atrium

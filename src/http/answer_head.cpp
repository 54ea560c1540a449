#include "http/answer_head.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace atrium {
namespace {

std::string_view reason_of(int status) {
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 202: return "Accepted";
        case 204: return "No Content";
        case 206: return "Partial Content";
        case 301: return "Moved Permanently";
        case 302: return "Found";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 307: return "Temporary Redirect";
        case 308: return "Permanent Redirect";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 406: return "Not Acceptable";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 412: return "Precondition Failed";
        case 413: return "Content Too Large";
        case 414: return "URI Too Long";
        case 415: return "Unsupported Media Type";
        case 416: return "Range Not Satisfiable";
        case 417: return "Expectation Failed";
        case 422: return "Unprocessable Content";
        case 423: return "Locked";
        case 428: return "Precondition Required";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 501: return "Not Implemented";
        case 503: return "Service Unavailable";
        case 505: return "HTTP Version Not Supported";
        default: return "Status";
    }
}

bool same_name(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return (x | 0x20) == (y | 0x20); });
}

bool sets(const Response& response, std::string_view name) {
    return std::ranges::any_of(response.headers,
                               [&](const auto& header) { return same_name(header.first, name); });
}

// Whatever a module puts in, it cannot end the line and begin a header or an answer of its own.
bool is_safe(std::string_view value) {
    return std::ranges::none_of(
        value, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; });
}

// COOP and CORP keep other origins' windows and pages away; the permissions are those of a page that needs
// none but the camera of a phone (scanning a code) and its place (the nearest hall), which it asks for
// itself.
constexpr std::string_view fixed_headers =
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: strict-origin-when-cross-origin\r\n"
    "Permissions-Policy: camera=(self), geolocation=(self), microphone=(), payment=(), usb=()\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";
constexpr std::string_view data_policy =
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n";
constexpr std::string_view transport_security =
    "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";

void add_header(std::string& out, std::string_view name, std::string_view value) {
    out.append(name).append(": ").append(value).append("\r\n");
}

bool has_body(int status) { return status >= 200 && status != 204 && status != 304; }

}  // namespace

std::string http_date(std::int64_t seconds) {
    namespace chr = std::chrono;
    static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const chr::sys_seconds at{chr::seconds(seconds)};
    const auto day = chr::floor<chr::days>(at);
    const chr::year_month_day date(day);
    const chr::hh_mm_ss time(at - day);
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[chr::weekday(day).c_encoding()],
                       unsigned(date.day()), months[unsigned(date.month()) - 1], int(date.year()),
                       time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::string_view body_of(const Response& response) {
    return response.shared ? std::string_view(*response.shared) : std::string_view(response.body);
}

void write_head(std::string& out, const Response& response, const HeadOptions& options) {
    out.reserve(1024);
    fmt::format_to(std::back_inserter(out), FMT_STRING("HTTP/1.1 {} {}\r\nDate: "), response.status,
                   reason_of(response.status));
    out.append(options.date).append("\r\n");
    if (!options.request_id.empty()) add_header(out, "X-Request-Id", options.request_id);
    if (has_body(response.status) && !response.content_type.empty())
        add_header(out, "Content-Type", response.content_type);
    if (has_body(response.status) && options.body_size)
        fmt::format_to(std::back_inserter(out), FMT_STRING("Content-Length: {}\r\n"), *options.body_size);
    for (const auto& [name, value] : response.headers)
        if (is_safe(name) && is_safe(value)) add_header(out, name, value);
    if (!sets(response, "cache-control"))
        out +=
            sets(response, "etag") ? "Cache-Control: private, no-cache\r\n" : "Cache-Control: no-store\r\n";
    if (!sets(response, "content-security-policy")) out += data_policy;
    out += fixed_headers;
    if (options.secure) out += transport_security;
    if (options.close) out += "Connection: close\r\n";
    out += "\r\n";
}

}  // namespace atrium

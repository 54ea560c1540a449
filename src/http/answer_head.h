#pragma once

#include "http/message.h"

#include <optional>

namespace atrium {

// What the edge adds to an answer by itself.
struct HeadOptions {
    std::string_view date;        // as RFC 9110 writes it
    std::string_view request_id;  // "" before there is one
    std::optional<std::size_t> body_size;
    bool close = false;
    bool secure = false;  // Strict-Transport-Security
};

// Status line and headers, with the empty line.  Every answer carries the security headers; what the answer
// sets itself (a document's own Content-Security-Policy) stands instead of ours.
void write_head(std::string& out, const Response&, const HeadOptions&);

std::string_view body_of(const Response&);
std::string http_date(std::int64_t seconds);  // "Mon, 02 Mar 2026 01:00:00 GMT"

}  // namespace atrium

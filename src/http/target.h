#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace atrium {

// What a request line asks for.
struct Target {
    std::string path;   // decoded, starts with '/', or is "*"
    std::string query;  // as sent
    std::string host;   // of the absolute form (RFC 9112 §3.2.2), else ""
};

// Nothing for what could mean two things to two readers: wrong escapes, NUL and other controls, text that is
// not UTF-8, '.' and '..' segments, an escaped '/', a backslash.
std::optional<Target> read_target(std::string_view);

// The bytes behind %-escapes; nothing when an escape is incomplete.
std::optional<std::string> percent_decoded(std::string_view);

// The name of a Host header: lower case, without the port; nothing when it is not one.
std::optional<std::string> read_host(std::string_view);

}  // namespace atrium

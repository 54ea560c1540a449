#pragma once

#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace atrium::ledger {

namespace json = boost::json;

inline constexpr int canonical_depth_max = 32;

// The canonical bytes of a value: whatever is hashed or signed is written by this function (trading.md §2.6).
//
//   UTF-8 in normal form C; keys sorted by code point; no white space; whole numbers of 64 bits alone, money
//   in fen, times in microseconds; of escapes \" \\ \b \f \n \r \t and \u00xx (lower case) for the other
//   controls.
//
// What has no such form is refused with std::invalid_argument: fractions, numbers beyond 64 bits, bytes that
// are not UTF-8, two keys that become one in normal form, more than 32 levels.
std::string canonical(const json::value&);

// Reads text that is its own canonical form; nothing else is read.
std::optional<json::value> parse_canonical(std::string_view text);

}  // namespace atrium::ledger

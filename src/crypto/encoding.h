#pragma once

#include <optional>
#include <string>
#include <string_view>

// Bytes as text.  Decoding is strict: one text for one sequence of bytes, everything else is refused, so that
// nothing that is signed or compared can be written in two ways.
namespace atrium::crypto {

std::string hex(std::string_view bytes);                     // lower case
std::optional<std::string> from_hex(std::string_view text);  // lower case only

std::string base64(std::string_view bytes);  // with padding (RFC 4648 §4)
std::optional<std::string> from_base64(std::string_view text);
std::string base64url(std::string_view bytes);  // without padding (RFC 4648 §5)
std::optional<std::string> from_base64url(std::string_view text);

std::string base32(std::string_view bytes);  // without padding (RFC 4648 §6)
std::optional<std::string> from_base32(std::string_view text);

}  // namespace atrium::crypto

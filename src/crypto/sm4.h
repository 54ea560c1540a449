#pragma once

#include "base/random.h"

#include <optional>
#include <string>
#include <string_view>

namespace atrium::crypto {

// An envelope: SM4-CTR (GB/T 32907), then HMAC-SM3 over everything (encrypt-then-MAC).  Each envelope has
// keys of its own, drawn by HKDF-SM3 from `key` and a random nonce, so no counter block is ever used twice.
// `associated` is not hidden but must be the same when opened: what the bytes are and to whom they belong.
//
//   01 | nonce 16 | cipher text | HMAC-SM3 32
//
// The MAC covers version, nonce, length of the associated data (8 bytes, big-endian), associated data,
// cipher.
std::string seal(std::string_view key, std::string_view plain, std::string_view associated, Random&);

// The plain bytes, or nothing when a single bit is not as it was sealed.
std::optional<std::string> open_sealed(std::string_view key, std::string_view sealed,
                                       std::string_view associated);

// SM4 in counter mode without any check: the building block; use `seal`.
std::string sm4_ctr(std::string_view key, std::string_view first_block, std::string_view bytes);

}  // namespace atrium::crypto

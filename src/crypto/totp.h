#pragma once

#include "base/random.h"
#include "base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// One-time codes as every authenticator shows them (RFC 6238): HMAC-SHA1, 30 seconds, six digits.  Time here
// is real time, never that of a demo.
namespace atrium::crypto {

std::string new_totp_secret(Random&);  // 20 bytes; shown to people in base32
std::int64_t totp_step(Instant);       // which half minute since 1970
std::string totp_code(std::string_view secret, std::int64_t step);

// The step whose code this is: the present one or a neighbour, and later than `last_used`, so that no code
// works twice.  Whoever accepts a code stores the step with the account.
std::optional<std::int64_t> matching_totp_step(std::string_view secret, std::string_view code, Instant now,
                                               std::int64_t last_used);

// What an authenticator reads from a QR code.
std::string otpauth_uri(std::string_view issuer, std::string_view account, std::string_view secret);

}  // namespace atrium::crypto

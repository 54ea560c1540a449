#include "crypto/totp.h"

#include "crypto/encoding.h"
#include "crypto/hash.h"

#include <fmt/format.h>

namespace atrium::crypto {
namespace {

constexpr std::int64_t step_microseconds = 30'000'000;
constexpr std::size_t secret_size = 20;

std::string eight_bytes(std::uint64_t number) {
    std::string out;
    for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xFF);
    return out;
}

// RFC 3986: everything but unreserved characters, byte by byte.
std::string percent_encoded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter || c == '-' || c == '.' || c == '_' || c == '~') out += c;
        else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

}  // namespace

std::string new_totp_secret(Random& random) { return random.bytes(secret_size); }

std::int64_t totp_step(Instant at) { return at.us / step_microseconds; }

// RFC 4226 §5.3: four bytes from where the last half byte points.
std::string totp_code(std::string_view secret, std::int64_t step) {
    const auto mac = hmac_sha1(secret, eight_bytes(static_cast<std::uint64_t>(step)));
    const auto at = static_cast<std::size_t>(mac.back() & 0xF);
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) number = number << 8 | static_cast<unsigned char>(mac[at + i]);
    return fmt::format("{:06}", (number & 0x7FFFFFFF) % 1'000'000);
}

std::optional<std::int64_t> matching_totp_step(std::string_view secret, std::string_view code, Instant now,
                                               std::int64_t last_used) {
    std::optional<std::int64_t> found;
    const auto present = totp_step(now);
    for (auto step = present - 1; step <= present + 1; ++step)
        if (equal_in_constant_time(totp_code(secret, step), code) && step > last_used && !found) found = step;
    return found;
}

std::string otpauth_uri(std::string_view issuer, std::string_view account, std::string_view secret) {
    const auto by = percent_encoded(issuer);
    return fmt::format("otpauth://totp/{}:{}?secret={}&issuer={}&algorithm=SHA1&digits=6&period=30", by,
                       percent_encoded(account), base32(secret), by);
}

}  // namespace atrium::crypto

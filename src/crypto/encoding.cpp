#include "crypto/encoding.h"

#include <cstdint>

namespace atrium::crypto {
namespace {

constexpr std::string_view letters16 = "0123456789abcdef";
constexpr std::string_view letters32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::string_view letters64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view letters64url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

// Takes `bits` bits at a time from the bytes, most significant first; the last group is filled with zeros.
std::string spell(std::string_view bytes, std::string_view letters, unsigned bits) {
    std::string out;
    out.reserve((bytes.size() * 8 + bits - 1) / bits + 4);
    std::uint32_t held = 0;
    unsigned count = 0;
    for (const char c : bytes) {
        held = held << 8 | static_cast<unsigned char>(c);
        for (count += 8; count >= bits; count -= bits)
            out += letters[held >> (count - bits) & ((1U << bits) - 1)];
    }
    if (count > 0) out += letters[held << (bits - count) & ((1U << bits) - 1)];
    return out;
}

// The reverse: refuses foreign letters, left-over bits that are not zero, and a letter that carries nothing.
std::optional<std::string> read(std::string_view text, std::string_view letters, unsigned bits) {
    std::string out;
    out.reserve(text.size() * bits / 8);
    std::uint32_t held = 0;
    unsigned count = 0;
    for (const char c : text) {
        const auto value = letters.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        held = held << bits | static_cast<std::uint32_t>(value);
        count += bits;
        if (count >= 8) out += static_cast<char>(held >> (count -= 8) & 0xFF);
    }
    const bool clean = count < bits && (held & ((1U << count) - 1)) == 0;
    return clean ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace

std::string hex(std::string_view bytes) { return spell(bytes, letters16, 4); }

std::optional<std::string> from_hex(std::string_view text) {
    return text.size() % 2 == 0 ? read(text, letters16, 4) : std::nullopt;
}

std::string base64(std::string_view bytes) {
    auto out = spell(bytes, letters64, 6);
    out.append((4 - out.size() % 4) % 4, '=');
    return out;
}

std::optional<std::string> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    const auto padding = text.ends_with("==") ? 2U : text.ends_with('=') ? 1U : 0U;
    return read(text.substr(0, text.size() - padding), letters64, 6);
}

std::string base64url(std::string_view bytes) { return spell(bytes, letters64url, 6); }

std::optional<std::string> from_base64url(std::string_view text) { return read(text, letters64url, 6); }

std::string base32(std::string_view bytes) { return spell(bytes, letters32, 5); }

std::optional<std::string> from_base32(std::string_view text) { return read(text, letters32, 5); }

}  // namespace atrium::crypto

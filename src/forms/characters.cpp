#include "forms/characters.h"

#include <unicode/utf8.h>

#include <array>
#include <cstdint>

namespace atrium::forms {
namespace {

bool is_white(char32_t c) {
    return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
           c == 0x3000 || c == 0xFEFF;
}

constexpr char32_t full_width_first = 0xFF01, full_width_last = 0xFF5E, full_width_step = 0xFEE0;

}  // namespace

std::u32string code_points(std::string_view utf8) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
    const auto size = static_cast<std::int32_t>(utf8.size());
    std::u32string out;
    out.reserve(utf8.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, at, size, c);
        out.push_back(static_cast<char32_t>(c));
    }
    return out;
}

std::string utf8_of(std::u32string_view text) {
    std::string out;
    for (const char32_t c : text) {
        std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
        std::size_t length = 0;
        U8_APPEND_UNSAFE(bytes.data(), length, c);
        for (std::size_t i = 0; i < length; ++i) out.push_back(static_cast<char>(bytes[i]));
    }
    return out;
}

std::string trimmed(std::string_view utf8) {
    const auto text = code_points(utf8);
    std::size_t begin = 0, end = text.size();
    while (begin < end && is_white(text[begin])) ++begin;
    while (end > begin && is_white(text[end - 1])) --end;
    return utf8_of(std::u32string_view(text).substr(begin, end - begin));
}

std::string typed_code(std::string_view utf8) {
    std::u32string out;
    for (const char32_t c : code_points(utf8)) {
        if (is_white(c)) continue;
        out.push_back(c >= full_width_first && c <= full_width_last ? c - full_width_step : c);
    }
    return utf8_of(out);
}

}  // namespace atrium::forms

#include "base/text.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace atrium {

std::size_t characters(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string normalized(std::string_view utf8) {
    if (std::all_of(utf8.begin(), utf8.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return std::string(utf8);
    UErrorCode status = U_ZERO_ERROR;
    const auto* form = icu::Normalizer2::getNFCInstance(status);
    const auto text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
    if (U_FAILURE(status) || form->isNormalized(text, status)) return std::string(utf8);
    std::string out;
    form->normalize(text, status).toUTF8String(out);
    return U_FAILURE(status) ? std::string(utf8) : out;
}

std::string folded(std::string_view utf8) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* form = icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (U_FAILURE(status)) return std::string(utf8);
    const auto text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
    std::string out;
    form->normalize(text, status).toUTF8String(out);
    return U_FAILURE(status) ? std::string(utf8) : out;
}

bool has_control_characters(std::string_view utf8) {
    const auto* bytes = reinterpret_cast<const uint8_t*>(utf8.data());
    const auto size = static_cast<int32_t>(utf8.size());
    for (int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        const bool control =
            c < 0x20 ? c != '\t' && c != '\n' && c != '\r' : c == 0x7F || (c >= 0x80 && c < 0xA0);
        if (c < 0 || control || U_IS_UNICODE_NONCHAR(c)) return true;
    }
    return false;
}

}  // namespace atrium

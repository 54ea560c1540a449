#include "base/person_name.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>

namespace atrium {
namespace {

constexpr UChar32 middle_dot = 0xB7;

std::vector<UChar32> code_points(std::string_view utf8) {
    std::vector<UChar32> out;
    const auto* bytes = reinterpret_cast<const uint8_t*>(utf8.data());
    const auto size = static_cast<int32_t>(utf8.size());
    for (int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        out.push_back(c);
    }
    return out;
}

std::string utf8_of(const std::vector<UChar32>& text) {
    std::string out;
    for (const auto c : text) {
        std::array<uint8_t, U8_MAX_LENGTH> bytes{};
        int32_t size = 0;
        U8_APPEND_UNSAFE(bytes.data(), size, c);
        out.append(bytes.begin(), bytes.begin() + size);
    }
    return out;
}

// Input methods offer several look-alikes of the one character that registers hold.
bool is_dot_look_alike(UChar32 c) {
    return c == 0x2022 || c == 0x2027 || c == 0x2219 || c == 0x22C5 || c == 0x30FB || c == 0xFF65;
}

// Whole planes 2 and 3 are ideographs: the newest blocks, coded for names, are unknown to the library.
bool is_letter(UChar32 c) {
    if (c >= 0x20000 && c < 0x3FFFE) return true;
    return u_isUAlphabetic(c) != 0 || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

bool is_separator(UChar32 c) { return c == middle_dot || c == ' ' || c == '-' || c == '\'' || c == '.'; }

bool is_a_name(const std::vector<UChar32>& text) {
    if (text.empty() || text.size() > max_person_name) return false;
    if (!is_letter(text.front()) || text.back() == middle_dot || text.back() == ' ') return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_letter(text[i]) && !is_separator(text[i])) return false;
        if (i > 0 && text[i] == text[i - 1] && is_separator(text[i])) return false;
    }
    return true;
}

}  // namespace

std::optional<PersonName> person_name_value(std::string_view utf8) {
    auto text = code_points(normalized(utf8));
    for (auto& c : text)
        if (is_dot_look_alike(c)) c = middle_dot;
    if (!is_a_name(text)) return std::nullopt;
    return PersonName::stored(utf8_of(text));
}

std::string PersonName::masked() const {
    const auto text = code_points(text_);
    return text.empty() ? "*" : utf8_of({text.front()}) + "*";
}

void PersonName::read_text(const std::string& text, const std::string& pointer, Problem& problem,
                           PersonName& out) {
    if (auto value = person_name_value(text)) out = *std::move(value);
    else
        problem.at(
            pointer, "BAD_FORMAT",
            Text{"姓名应与证件一致，不超过50个字，只能包含文字和间隔点“·”",
                 "A name is as in the document: at most 50 characters, letters and the middle dot “·”"},
            {{"limit", max_person_name}});
}

PersonName PersonName::stored(std::string text) {
    PersonName out;
    out.text_ = std::move(text);
    return out;
}

json::value PersonName::schema_of() {
    return {{"type", "string"}, {"minLength", 1}, {"maxLength", max_person_name}};
}

}  // namespace atrium

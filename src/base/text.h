#pragma once

#include <string>
#include <string_view>

namespace atrium {

// A sentence of the program's own, shown to people in both of the languages we serve.
struct Text {
    std::string_view zh;
    std::string_view en;
};

enum class Language { zh, en };

inline std::string_view in(Language language, const Text& text) {
    return language == Language::zh ? text.zh : text.en;
}

// The same for sentences that are put together at run time.
struct Words {
    std::string zh;
    std::string en;

    Words() = default;
    Words(std::string zh_words, std::string en_words) : zh(std::move(zh_words)), en(std::move(en_words)) {}
    Words(const Text& text) : zh(text.zh), en(text.en) {}  // implicit: every constant sentence is also words
};

inline const std::string& in(Language language, const Words& words) {
    return language == Language::zh ? words.zh : words.en;
}

// Number of characters (code points) of UTF-8 text; limits are counted in these, never in bytes.
std::size_t characters(std::string_view utf8);

// The text in Unicode normal form C, in which all stored text is (GB 18030 text arrives here as UTF-8).
// Text that is not valid UTF-8 comes back unchanged; the JSON parser has refused it before.
std::string normalized(std::string_view utf8);

// The text as it is compared when people search: compatibility forms and cases made equal (NFKC, case
// folded), so that "ＡＢＣ" finds "abc".
std::string folded(std::string_view utf8);

// True for characters that no form field may hold: controls other than tab and line feed, and non-characters.
bool has_control_characters(std::string_view utf8);

}  // namespace atrium

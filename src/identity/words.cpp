#include "identity/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace atrium::identity {

void check_words(Problem& problem, std::string_view text, std::size_t least, std::size_t most,
                 std::string pointer) {
    const auto length = characters(text);
    if (length < least || length > most)
        problem.at(std::move(pointer), length < least ? "BAD_FORMAT" : "LIMIT",
                   Words{fmt::format("应为{}至{}个字", least, most),
                         fmt::format("should have {} to {} characters", least, most)});
    else if (has_control_characters(text))
        problem.at(std::move(pointer), "BAD_FORMAT",
                   Text{"含有不可显示的字符", "contains characters that cannot be shown"});
}

void check_words(std::string_view text, std::size_t least, std::size_t most, std::string pointer) {
    Problem problem{problems::invalid_input};
    check_words(problem, text, least, most, std::move(pointer));
    refuse_if_wrong(problem);
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(
        out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

}  // namespace atrium::identity

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace atrium::forms {

// A regular expression of the form profile's subset (docs/form-profile.md §5): anchored, without look-around
// or back references.  It runs as a set of states, so its time is text × pattern and never explodes; the
// browser runs the same machine, so both sides agree on every character outside the BMP.
class Pattern {
public:
    // Nothing when the text is outside the subset or needs too many states.
    static std::optional<Pattern> compile(std::string_view utf8);

    bool matches(std::string_view utf8) const;
    const std::string& text() const { return text_; }

    // One state of the machine.
    struct State {
        enum class Kind { characters, either, go, end } kind = Kind::end;
        std::vector<std::pair<char32_t, char32_t>> ranges = {};
        bool negated = false;
        std::size_t next = 0;
        std::size_t other = 0;
    };

private:
    std::string text_;
    std::vector<State> states_;
};

inline constexpr std::size_t max_pattern_states = 1'000;
inline constexpr std::size_t max_pattern_text = 200;

}  // namespace atrium::forms

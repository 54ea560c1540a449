#include "forms/pattern.h"

#include <rapidcheck.h>

#include <regex>

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium::forms {
namespace {

// Patterns over a and b from a list of numbers, inside the subset.
std::string pattern_from(const std::vector<int>& numbers) {
    static const std::vector<std::string> parts{"a",  "b",  "[ab]", "[^a]",        "(?:ab|b)", "(?:a|b|aa)",
                                                "a?", "b*", "a+",   "(?:ab){1,2}", "[ab]{2}",  "(?:a?b)*"};
    std::string out = "^";
    for (const int n : numbers) out += parts[static_cast<std::size_t>(n) % parts.size()];
    return out + "b?$";
}

}  // namespace

TEST_CASE("a pattern answers as ECMAScript's own machine does") {
    CHECK(rc::check([] {
        const auto numbers =
            *rc::gen::resize(6, rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 1000)));
        const auto text =
            *rc::gen::resize(10, rc::gen::container<std::string>(rc::gen::element('a', 'b', 'c')));
        const auto pattern = pattern_from(numbers);
        const auto ours = Pattern::compile(pattern);
        RC_ASSERT(ours.has_value());
        RC_ASSERT(ours->matches(text) == std::regex_match(text, std::regex(pattern)));
    }));
}

TEST_CASE("a pattern takes time in proportion to the text") {
    const auto pattern = Pattern::compile("^(?:(?:a*)*)*(?:a?){100}b$");
    REQUIRE(pattern);
    CHECK_FALSE(pattern->matches(std::string(10'000, 'a')));
    CHECK(pattern->matches(std::string(9'999, 'a') + "b"));
}

TEST_CASE("a pattern that could only be compiled by force is refused") {
    CHECK_FALSE(Pattern::compile("^(?:(?:(?:a{0}){1000}){1000}){1000}$"));
    CHECK_FALSE(Pattern::compile("^(?:(?:(?:a?){1000}){1000}){1000}$"));
    CHECK_FALSE(Pattern::compile("^" + std::string(20, '(') + "$"));
    CHECK_FALSE(Pattern::compile("^a{1001}$"));
    CHECK_FALSE(Pattern::compile("^a{2,1}$"));
    CHECK_FALSE(Pattern::compile("^a{99999999999}$"));
}

}  // namespace atrium::forms

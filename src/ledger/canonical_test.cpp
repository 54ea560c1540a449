#include "ledger/canonical.h"

#include "base/text.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <unicode/unistr.h>

#include <limits>
#include <stdexcept>

namespace atrium::ledger {
namespace {

std::string from(std::string_view text) { return canonical(json::parse(text)); }

json::value value_of_depth(int depth) {
    json::value out = 0;
    for (int i = 0; i < depth; ++i) out = json::array{out};
    return out;
}

}  // namespace

TEST_CASE("keys are sorted by code point, white space goes, order of lists stays") {
    CHECK(from(R"( {"b" : [3, 1, 2], "a": {"z": null, "y": true}, "": false} )") ==
          R"({"":false,"a":{"y":true,"z":null},"b":[3,1,2]})");
    // U+FF21 comes before U+20000, though its UTF-16 unit comes after the other's surrogates.
    CHECK(from(R"({"𠀀":1,"Ａ":2,"é":3,"z":4,"Z":5})") == R"({"Z":5,"z":4,"é":3,"Ａ":2,"𠀀":1})");
}

TEST_CASE("text is in normal form C, escaped where it must be and nowhere else") {
    CHECK(from("{\"e\xcc\x81\":\"A\xcc\x8a\"}") == "{\"é\":\"Å\"}");
    CHECK(from(R"("\u4e2d\/\u0041\u007f")") == "\"中/A\x7f\"");
    CHECK(from(R"("\u0000\u0001\b\t\n\u000b\f\r\u001f\"\\")") ==
          R"("\u0000\u0001\b\t\n\u000b\f\r\u001f\"\\")");
    CHECK(from(R"("\ud83d\ude00")") == "\"😀\"");
}

TEST_CASE("whatever stands in a text, it comes out in normal form") {
    int wrong = 0;
    for (char32_t c = 1; c < 0x11000; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        std::string character;
        icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(character);
        for (const auto& text : {character, "a" + character, character + "\xcc\x81"})
            wrong += parse_canonical(canonical(json::value(text))) != json::value(normalized(text));
    }
    CHECK(wrong == 0);
}

TEST_CASE("numbers are whole and have 64 bits") {
    CHECK(from("[0,-1,9223372036854775807,-9223372036854775808,-0]") ==
          "[0,-1,9223372036854775807,-9223372036854775808,0]");
    for (const auto* wrong : {"1.0", "1.5", "1e3", "9223372036854775808", "-9223372036854775809", "[0.1]"})
        CHECK_THROWS_AS(from(wrong), std::invalid_argument);
}

TEST_CASE("what has no canonical form is refused") {
    CHECK_THROWS_AS(canonical(json::value("\xff")), std::invalid_argument);
    CHECK_THROWS_AS(canonical(json::value("\xed\xa0\x80")), std::invalid_argument);  // half a surrogate pair
    CHECK_THROWS_AS(canonical(json::object{{"\xc3", 1}}), std::invalid_argument);
    CHECK_THROWS_AS(canonical(json::object{{"e\xcc\x81", 1}, {"é", 2}}), std::invalid_argument);
    CHECK_NOTHROW(canonical(value_of_depth(canonical_depth_max)));
    CHECK_THROWS_AS(canonical(value_of_depth(canonical_depth_max + 1)), std::invalid_argument);
}

TEST_CASE("only canonical text is read") {
    CHECK(parse_canonical(R"({"a":[1,"x"]})"));
    CHECK(parse_canonical(canonical(value_of_depth(canonical_depth_max))));
    for (const auto* wrong : {"",
                              " ",
                              "{",
                              R"({"a": 1})",
                              R"({"b":1,"a":2})",
                              R"({"a":1,"a":1})",
                              "1.0",
                              "-0",
                              "01",
                              "1e0",
                              R"("\u0041")",
                              R"("\/")",
                              R"("\u000A")",
                              "\"e\xcc\x81\"",
                              "\"\xff\"",
                              "\xef\xbb\xbf{}",
                              "{} ",
                              "{}\n",
                              "[1,]",
                              "nul",
                              R"("\ud800")",
                              "9223372036854775808",
                              "NaN"})
        CHECK_FALSE(parse_canonical(wrong));
}

TEST_CASE("canonical text is its own canonical form, whatever the value") {
    CHECK(rc::check(
        [](const std::map<std::string, std::int64_t>& members, const std::vector<std::string>& texts) {
            json::object object;
            for (const auto& [name, number] : members)
                object.emplace(json::serialize(json::array{name.size()}) + "k", number);
            json::array list;
            for (const auto& text : texts) {
                std::string ascii;
                for (const char c : text) ascii += static_cast<char>(c & 0x7F);
                list.emplace_back(ascii);
            }
            object.emplace("list", list);
            const auto text = canonical(object);
            RC_ASSERT(parse_canonical(text) == json::value(object));
            RC_ASSERT(canonical(json::parse(text)) == text);
        }));
}

}  // namespace atrium::ledger

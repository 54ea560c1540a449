#include "base/check_digit.h"

#include "base/vectors_for_test.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium {

TEST_CASE("check characters are those of the published examples") {
    const auto all = vectors("identifiers.json").at("check_digits");
    const auto agree = [&](const char* system, auto&& check) {
        for (const auto& row : all.at(system).as_array()) {
            CAPTURE(text_at(row, "body"));
            const std::optional<char> found = check(text_at(row, "body"));
            REQUIRE(found);
            CHECK(*found == text_at(row, "check").front());
        }
    };
    agree("mod_11_10", check_mod_11_10);
    agree("mod_11_2", check_mod_11_2);
    agree("mod_37_36", check_mod_37_36);
    agree("s10", check_s10);
}

TEST_CASE("a body outside the alphabet has no check character") {
    CHECK_FALSE(check_mod_11_10("12A"));
    CHECK_FALSE(check_mod_11_2("12X"));
    CHECK_FALSE(check_mod_37_36("12-3"));
    CHECK_FALSE(check_mod_37_36("12a"));
    CHECK_FALSE(check_s10("1234567"));
    CHECK_FALSE(check_s10("1234567A"));
}

TEST_CASE("an international waybill is two letters, eight digits, check, two letters") {
    CHECK(is_s10_waybill("EA123456785CN"));
    CHECK(is_s10_waybill("RR473124829CN"));
    for (const auto* wrong :
         {"EA123456784CN", "EA12345678CN", "E1123456785CN", "ea123456785cn", "EA1234567855N", ""})
        CHECK_FALSE(is_s10_waybill(wrong));
}

}  // namespace atrium

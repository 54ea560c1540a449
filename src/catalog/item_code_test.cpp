#include "catalog/item_code.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace atrium;
using namespace atrium::catalog;

// Codes that public offices have printed (金乡, 朝阳, 日照市东港区).
TEST_CASE("codes of real items are read") {
    const auto jinxiang = handling_code("11370828MB28602902400011410700301");
    REQUIRE(jinxiang);
    CHECK(jinxiang->organ.text() == "11370828MB28602902");
    CHECK(jinxiang->level == "4");
    CHECK(jinxiang->base == "000114107003");
    CHECK(jinxiang->number == "01");
    CHECK(jinxiang->text() == "11370828MB28602902400011410700301");

    CHECK(handling_code("11211300318840894M300012301800002"));
    CHECK_FALSE(fault_in_implementation_code("11370800MB285591843370117002011"));
    CHECK_FALSE(fault_in_base_code("00013110400Y"));
    CHECK_FALSE(fault_in_local_code("3711020104602-001"));
    CHECK_FALSE(fault_in_local_code("3711020104601"));
}

TEST_CASE("a main item cannot be handled itself") {
    CHECK(is_main_item("00013110400Y"));
    CHECK(fault_in_handling_code("11370828MB28602902400013110400Y01"));
    CHECK_FALSE(fault_in_handling_code("11370828MB28602902400013110400301"));
}

TEST_CASE("a code with a fault in any part is refused") {
    CHECK(fault_in_base_code("00011410700")->code == "BAD_FORMAT");
    CHECK(fault_in_base_code("00011410700X"));
    CHECK(fault_in_base_code("000214107Y03"));
    CHECK(fault_in_base_code("000414107003") == std::nullopt);
    CHECK(fault_in_base_code("001114107003"));  // there is no type 11
    CHECK(fault_in_implementation_code("11370828MB286029034000114107003")->code == "ID_CHECKSUM");
    CHECK(fault_in_implementation_code("11370828MB286029029000114107003"));  // no level 9
    CHECK(fault_in_handling_code("11370828MB286029024000114107003AB"));
    CHECK(fault_in_handling_code(""));
    for (const auto* local : {"", "371102010460", "37110201046O1", "3711020104601-", "3711020104601-01",
                              "3711020104601-00A", "3711020104601-0011"})
        CHECK_MESSAGE(fault_in_local_code(local), local);
}

TEST_CASE("whatever text comes, the answer is a fault or a code that prints itself") {
    CHECK(rc::check([](const std::string& text) {
        const auto code = handling_code(text);
        if (code) RC_ASSERT(code->text() == text);
    }));
}

#include "base/county.h"

#include "base/citizen_number.h"
#include "base/vectors_for_test.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium {

TEST_CASE("即墨市 is known as what it was, and as what came after it") {
    const auto* former = county("370282");
    REQUIRE(former);
    CHECK(former->name == "即墨市");
    CHECK(former->valid_to == county(former->successor)->valid_from);
    CHECK(county("370215")->name == "即墨区");
    CHECK(county("370224")->successor == "370281");
    CHECK(county("379006")->name == "胶州市");
}

TEST_CASE("every present county of China and many former ones are known, each code once") {
    CHECK(counties().size() > 4'000);
    for (std::size_t i = 1; i < counties().size(); ++i) CHECK(counties()[i - 1].code < counties()[i].code);
    for (const auto& row : counties()) {
        CHECK(row.code.size() == 6);
        CHECK_FALSE(row.name.empty());
        if (!row.successor.empty()) CHECK(county(row.successor));
    }
    CHECK(county("110105")->name == "朝阳区");
    CHECK(county("830000"));
    CHECK_FALSE(county("370299"));
    CHECK_FALSE(county(""));
}

TEST_CASE("an unknown prefix of a citizen number is a doubt, a historical one is none") {
    for (const auto& row : rows("identifiers.json", "/citizen_numbers/valid")) {
        CAPTURE(text_at(row, "text"));
        const auto number = decode<CitizenNumber>(row.at("text"));
        CHECK(doubt_about(number).has_value() != row.at("known_prefix").as_bool());
    }
}

}  // namespace atrium

#include "base/person_name.h"

#include "base/vectors_for_test.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium {

TEST_CASE("names of every people are accepted and masked to the first character") {
    const auto names = vectors("identifiers.json").at("person_names");
    for (const auto& row : names.at("valid").as_array()) {
        CAPTURE(text_at(row, "text"));
        const auto name = decode<PersonName>(row.at("text"));
        CHECK(name.text() == text_at(row, "stored"));
        CHECK(name.masked() == text_at(row, "masked"));
    }
    for (const auto& text : names.at("invalid").as_array()) {
        CAPTURE(text);
        CHECK_THROWS_AS(decode<PersonName>(text), Problem);
    }
}

TEST_CASE("fifty characters fit a name, however many bytes they take") {
    std::string name;
    for (int i = 0; i < 50; ++i) name += "𬱖";
    CHECK(person_name_value(name));
    CHECK_FALSE(person_name_value(name + "一"));
}

}  // namespace atrium

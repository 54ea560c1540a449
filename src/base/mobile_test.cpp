#include "base/mobile.h"

#include "base/vectors_for_test.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium {

TEST_CASE("a mobile number has eleven digits and is shown with its middle hidden") {
    const auto mobiles = vectors("identifiers.json").at("mobiles");
    for (const auto& row : mobiles.at("valid").as_array()) {
        const auto mobile = decode<Mobile>(row.at("text"));
        CHECK(mobile.text() == text_at(row, "text"));
        CHECK(mobile.masked() == text_at(row, "masked"));
    }
    for (const auto& text : mobiles.at("invalid").as_array()) {
        CAPTURE(text);
        CHECK_THROWS_AS(decode<Mobile>(text), Problem);
    }
}

}  // namespace atrium

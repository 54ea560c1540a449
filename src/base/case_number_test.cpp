#include "base/case_number.h"

#include "base/vectors_for_test.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

#include <rapidcheck.h>

namespace atrium {

TEST_CASE("a case number tells division, day and serial, and is printed in groups of four") {
    for (const auto& row : rows("identifiers.json", "/case_numbers/valid")) {
        const auto number = decode<CaseNumber>(row.at("text"));
        CHECK(number.division() == text_at(row, "division"));
        CHECK(to_string(number.received_on()) == text_at(row, "received_on"));
        CHECK(number.serial() == row.at("serial").as_int64());
        CHECK(number.grouped() == text_at(row, "grouped"));
        CHECK(number == make_case_number(number.division(), number.received_on(), number.serial()));
    }
}

TEST_CASE("a wrong case number is refused with its code, and told the expected digit") {
    for (const auto& row : rows("identifiers.json", "/case_numbers/invalid")) {
        CAPTURE(text_at(row, "why"));
        const auto fault = fault_in_case_number(text_at(row, "text"));
        REQUIRE(fault);
        CHECK(fault->code == text_at(row, "code"));
        if (row.as_object().contains("expected"))
            CHECK(text_at(fault->params, "expected") == text_at(row, "expected"));
    }
}

TEST_CASE("every case number that is made is read again, also as it is printed") {
    CHECK(rc::check([](std::uint16_t day, std::uint32_t serial) {
        const auto number =
            make_case_number("370281", Date{day}, static_cast<int>(serial % max_case_serial) + 1);
        RC_ASSERT(case_number_value(number.text()) == number);
        RC_ASSERT(case_number_value(number.grouped()) == number);
    }));
}

}  // namespace atrium

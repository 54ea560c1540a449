#include "base/citizen_number.h"

#include "base/check_digit.h"
#include "base/vectors_for_test.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

#include <rapidcheck.h>
#include <numeric>

namespace atrium {
namespace {

Date today() { return parse_date("2026-03-02"); }  // as in the vectors

// The weights as GB 11643 prints them; the code under test uses the recursive form of ISO 7064.
char check_by_weights(std::string_view body) {
    constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < body.size(); ++i) sum += weights[i] * (body[i] - '0');
    return "10X98765432"[sum % 11];
}

std::string number_with(const std::string& body) { return body + check_by_weights(body); }

}  // namespace

TEST_CASE("a citizen number tells division, birth date and sex, and is stored with a capital X") {
    for (const auto& row : rows("identifiers.json", "/citizen_numbers/valid")) {
        const auto text = text_at(row, "text");
        CAPTURE(text);
        REQUIRE_FALSE(fault_in_citizen_number(text, today()));
        const auto number = decode<CitizenNumber>(row.at("text"));
        CHECK(number.text() == text_at(row, "stored"));
        CHECK(to_string(number.birth_date()) == text_at(row, "birth_date"));
        CHECK(enum_text(number.sex()) == text_at(row, "sex"));
        CHECK(number.masked() == text_at(row, "masked"));
        CHECK(number.division() == text.substr(0, 6));
    }
}

TEST_CASE("form, birth date and check of a citizen number are judged in this order, each with its code") {
    for (const auto& row : rows("identifiers.json", "/citizen_numbers/invalid")) {
        CAPTURE(text_at(row, "why"));
        const auto fault = fault_in_citizen_number(text_at(row, "text"), today());
        REQUIRE(fault);
        CHECK(fault->code == text_at(row, "code"));
    }
}

TEST_CASE("scenario 6: 30 February and a wrong check are refused, the abolished prefix 370282 is accepted") {
    CHECK(fault_in_citizen_number("370281199002300017", today())->code == "BAD_FORMAT");
    CHECK(fault_in_citizen_number("320124198808240057", today())->code == "ID_CHECKSUM");
    CHECK_FALSE(fault_in_citizen_number("370282198805153019", today()));
}

TEST_CASE("a refusal tells neither the whole citizen number nor the expected check") {
    const auto fault = fault_in_citizen_number("320124198808240057", today());
    REQUIRE(fault);
    CHECK_FALSE(fault->params.contains("expected"));
    CHECK(text_at(fault->params, "value") == "320124********0057");
    CHECK(fault->message.zh.find('6') == std::string::npos);
}

TEST_CASE("decoding locates a wrong citizen number in the request") {
    try {
        decode<std::vector<CitizenNumber>>(json::array{"370281199001010010", "37028119900101001Y"});
        FAIL("was accepted");
    } catch (const Problem& refusal) {
        REQUIRE(refusal.fields.size() == 1);
        CHECK(refusal.fields[0].pointer == "/1");
        CHECK(refusal.fields[0].code == "BAD_FORMAT");
    }
}

TEST_CASE("who is born today has a number, who is born tomorrow has none") {
    CHECK_FALSE(fault_in_citizen_number(number_with("37028120260302001"), today()));
    const auto tomorrow = number_with("37028120260303001");
    CHECK(fault_in_citizen_number(tomorrow, today()));
    CHECK(citizen_number_value(tomorrow));
    CHECK_FALSE(citizen_number_value(number_with("37028121000101001")));
}

TEST_CASE("a person is a year older on the birthday, after 29 February on 1 March") {
    const auto leapling = citizen_number_value(number_with("37028120000229001")).value();
    CHECK(leapling.age_on(parse_date("2018-02-28")) == 17);
    CHECK(leapling.age_on(parse_date("2018-03-01")) == 18);
    CHECK(leapling.age_on(parse_date("2020-02-29")) == 20);
    CHECK(leapling.age_on(parse_date("2000-02-29")) == 0);
}

TEST_CASE("numbers of 15 digits are converted for old registers and refused elsewhere") {
    for (const auto& row : rows("identifiers.json", "/citizen_numbers/from_15_digits")) {
        CHECK(citizen_number_of_15_digits(text_at(row, "text"))->text() == text_at(row, "stored"));
        CHECK_FALSE(citizen_number_value(text_at(row, "text")));
    }
    CHECK_FALSE(citizen_number_of_15_digits("370281900230001"));
    CHECK_FALSE(citizen_number_of_15_digits("37028190010100X"));
}

TEST_CASE("of eighteen characters with a date, exactly one check character is right, and no neighbour's") {
    CHECK(rc::check([](std::uint32_t seed) {
        const auto body = fmt::format("37{:04}{:04}{:02}{:02}{:03}", seed % 10'000, 1850 + seed / 7 % 170,
                                      seed / 11 % 12 + 1, seed / 13 % 28 + 1, seed / 17 % 1000);
        int accepted = 0;
        for (const char c : std::string_view("0123456789X"))
            accepted += citizen_number_value(body + c) ? 1 : 0;
        RC_ASSERT(accepted == 1);
        RC_ASSERT(check_mod_11_2(body) == check_by_weights(body));

        auto mistyped = number_with(body);
        auto& digit = mistyped[seed % 17];
        digit = static_cast<char>('0' + (digit - '0' + 1 + seed / 19 % 9) % 10);
        RC_ASSERT(!citizen_number_value(mistyped));
    }));
}

}  // namespace atrium

#include "base/credit_code.h"

#include "base/vectors_for_test.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

#include <rapidcheck.h>

namespace atrium {
TEST_CASE(
    "credit codes of public bodies and companies are accepted, their kind read, their inner check right") {
    for (const auto& row : rows("identifiers.json", "/credit_codes/valid")) {
        CAPTURE(text_at(row, "text"));
        const auto code = decode<CreditCode>(row.at("text"));
        CHECK(enum_text(code.kind()) == text_at(row, "kind"));
        CHECK(doubt_about(code).has_value() != row.at("inner").as_bool());
        CHECK(code.text().find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos);
    }
}

TEST_CASE("a wrong credit code is refused with its code, the expected character and the hint about letters") {
    for (const auto& row : rows("identifiers.json", "/credit_codes/invalid")) {
        CAPTURE(text_at(row, "why"));
        const auto fault = fault_in_credit_code(text_at(row, "text"));
        REQUIRE(fault);
        CHECK(fault->code == text_at(row, "code"));
        if (row.as_object().contains("expected")) {
            CHECK(text_at(fault->params, "expected") == text_at(row, "expected"));
            CHECK(fault->message.zh.find(text_at(row, "expected")) != std::string::npos);
        }
        if (const auto* hint = row.as_object().if_contains("hint"))
            CHECK(fault->message.zh.starts_with("字母 O/I/S/V/Z 不会出现在统一社会信用代码中") ==
                  hint->as_bool());
    }
}

TEST_CASE(
    "scenario 7: the letter O is refused with a hint, a wrong check by its code, a pilot code is let through") {
    CHECK(fault_in_credit_code("91370281MA3D0001OP")->code == "BAD_FORMAT");
    CHECK(fault_in_credit_code("91370281MA3D00012X")->code == "ID_CHECKSUM");
    CHECK_FALSE(fault_in_credit_code("91350100M0001TGQXM"));
}

TEST_CASE("lawful exceptions pass from their day on, and nothing beside them") {
    for (const auto& row : rows("identifiers.json", "/credit_codes/exceptions")) {
        auto text = text_at(row, "text");
        CAPTURE(text);
        CHECK(std::string(1, credit_code_check(text.substr(0, 17)).value()) == text_at(row, "expected"));
        CHECK_FALSE(fault_in_credit_code(text));
        CHECK_FALSE(fault_in_credit_code(text, parse_date("2017-05-12")));
        CHECK(fault_in_credit_code(text, parse_date("2015-09-30"))->code == "ID_CHECKSUM");
        text.back() = text.back() == '0' ? '2' : '0';
        CHECK(fault_in_credit_code(text)->code == "ID_CHECKSUM");
    }
}

TEST_CASE("a wrong inner check alone is a doubt, not a refusal") {
    std::string body = "91350100M000100Y5";  // 4 would be right
    const auto code = credit_code_value(body + credit_code_check(body).value());
    REQUIRE(code);
    CHECK(doubt_about(*code));
    CHECK(code->organization_code() == "M000100Y5");
    CHECK(organization_code_check("M000100Y") == '4');
    CHECK(code->division() == "350100");
}

TEST_CASE("an unknown kind of subject is called other") {
    const std::string body = "Y1350100M000100Y4";
    CHECK(credit_code_value(body + credit_code_check(body).value())->kind() == SubjectKind::other);
    CHECK(name_of(SubjectKind::individual_business).zh == "个体工商户");
}

TEST_CASE("one wrong character of a credit code is always noticed") {
    CHECK(rc::check([](std::vector<unsigned char> seed, std::size_t at, std::size_t by) {
        constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        seed.resize(17);
        std::string code;
        for (const auto byte : seed) code += alphabet[byte % 31];
        code += credit_code_check(code).value();
        RC_ASSERT(credit_code_value(code));
        auto& c = code[at % 18];
        c = alphabet[(alphabet.find(c) + 1 + by % 30) % 31];
        RC_ASSERT(!credit_code_value(code));
    }));
}

}  // namespace atrium

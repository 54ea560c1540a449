#pragma once

#include "base/codec.h"

#include <optional>
#include <string>
#include <string_view>

namespace atrium {

// What kind of subject a credit code names, by its characters 1 and 2.
enum class SubjectKind {
    government_organ,            // 机关
    public_institution,          // 事业单位
    mass_organization,           // 群众团体
    law_firm,                    // 律师执业机构
    social_group,                // 社会团体
    private_nonenterprise_unit,  // 民办非企业单位
    foundation,                  // 基金会
    trade_union,                 // 基层工会
    enterprise,                  // 企业
    individual_business,         // 个体工商户
    farmers_cooperative,         // 农民专业合作社
    rural_collective,            // 农村集体经济组织
    other,
};
BOOST_DESCRIBE_ENUM(SubjectKind, government_organ, public_institution, mass_organization, law_firm,
                    social_group, private_nonenterprise_unit, foundation, trade_union, enterprise,
                    individual_business, farmers_cooperative, rural_collective, other)

// The number of every organization (统一社会信用代码, GB 32100-2015): the one key of what is not a natural
// person.  One character of the registering department, one of the kind, six digits of the registering
// division, the nine of the old organization code (GB 11714), one check.
class CreditCode {
public:
    CreditCode() = default;

    const std::string& text() const { return text_; }
    SubjectKind kind() const;
    std::string_view division() const;           // "370281"
    std::string_view organization_code() const;  // characters 9 to 17

    static void read_text(const std::string& text, const std::string& pointer, Problem&, CreditCode& out);
    static CreditCode stored(std::string text);
    static json::value schema_of();

    auto operator<=>(const CreditCode&) const = default;

private:
    std::string text_;
};

// What is wrong with a code; its pointer is empty.  The expected check character is told: codes are public.
// A code with a wrong check passes if it stands in data/credit-code-exceptions.json on that day, or, where no
// day is given (decoding knows no clock), on any.
std::optional<FieldError> fault_in_credit_code(std::string_view text, std::optional<Date> day = std::nullopt);

// What a clerk should look at although the code is accepted: the inner check of GB 11714 does not hold, as in
// some old registers.
std::optional<Words> doubt_about(const CreditCode&);

std::optional<CreditCode> credit_code_value(std::string_view);

// The check character that belongs behind seventeen characters, or nothing when one is outside the alphabet.
std::optional<char> credit_code_check(std::string_view body);
// The same for the eight characters of an organization code (GB 11714-1997).
std::optional<char> organization_code_check(std::string_view body);

// "企业" / "enterprise".
Text name_of(SubjectKind);

}  // namespace atrium

#include "base/credit_code.h"

#include "base/embedded.h"

#include <algorithm>

namespace atrium {
namespace {

constexpr std::size_t length = 18;
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::string_view never_used = "IOSVZ";

struct Kind {
    std::string_view prefix;
    SubjectKind kind;
};
// GB 32100-2015, tables 1 and 2.
constexpr Kind kinds[] = {
    {"11", SubjectKind::government_organ},    {"12", SubjectKind::public_institution},
    {"13", SubjectKind::mass_organization},   {"31", SubjectKind::law_firm},
    {"51", SubjectKind::social_group},        {"52", SubjectKind::private_nonenterprise_unit},
    {"53", SubjectKind::foundation},          {"81", SubjectKind::trade_union},
    {"91", SubjectKind::enterprise},          {"92", SubjectKind::individual_business},
    {"93", SubjectKind::farmers_cooperative}, {"N1", SubjectKind::rural_collective},
    {"N2", SubjectKind::rural_collective},    {"N3", SubjectKind::rural_collective},
};

// A lawful code whose check character is wrong: some were given out in pilot areas before the standard.
struct LawfulException {
    std::string code;
    Date valid_from;
    std::optional<Date> valid_to = std::nullopt;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(LawfulException, (), (code, valid_from, valid_to, source))

bool is_lawful_exception(std::string_view code, std::optional<Date> day) {
    static const auto table = decode<std::vector<LawfulException>>(
        parse_stored(embedded::data_file("credit-code-exceptions.json")));
    const auto found = std::ranges::find(table, code, &LawfulException::code);
    if (found == table.end()) return false;
    return !day || (found->valid_from <= *day && (!found->valid_to || *day < *found->valid_to));
}

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

FieldError wrong(std::string_view rule, std::string code, Words message, json::object params = {}) {
    params.emplace("rule", rule);
    return {"", std::move(code), std::move(message), std::move(params)};
}

FieldError wrong_form(std::string_view code) {
    if (code.size() != length)
        return wrong("GB 32100-2015", "BAD_FORMAT",
                     Text{"统一社会信用代码应为18位", "A unified social credit code has 18 characters"});
    if (code.find_first_of(never_used) != code.npos)
        return wrong(
            "GB 32100-2015", "BAD_FORMAT",
            Text{"字母 O/I/S/V/Z 不会出现在统一社会信用代码中，请核对是否为数字 0/1/5/2",
                 "The letters O, I, S, V and Z never occur in a credit code; perhaps a digit is meant"},
            {{"value", code}});
    return wrong("GB 32100-2015", "BAD_FORMAT",
                 Text{"统一社会信用代码只能包含数字和大写英文字母",
                      "A credit code holds digits and capital letters only"});
}

FieldError wrong_check(std::string_view code, char expected) {
    const std::string character(1, expected);
    return wrong(
        "GB 32100-2015", "ID_CHECKSUM",
        Words{"统一社会信用代码填写有误：按前17位计算，末位应为“" + character + "”，请逐位核对",
              "The credit code holds a mistake: by its first 17 characters the last should be " + character},
        {{"value", code}, {"expected", character}});
}

}  // namespace

std::optional<char> credit_code_check(std::string_view body) {
    std::size_t sum = 0, weight = 1;
    for (const char c : body) {
        const auto value = alphabet.find(c);
        if (value == alphabet.npos) return std::nullopt;
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    return alphabet[(31 - sum % 31) % 31];
}

std::optional<char> organization_code_check(std::string_view body) {
    constexpr int weights[] = {3, 7, 9, 10, 5, 8, 4, 2};
    if (body.size() != std::size(weights)) return std::nullopt;
    int sum = 0;
    for (std::size_t i = 0; i < body.size(); ++i) {
        const char c = body[i];
        if (c >= '0' && c <= '9') sum += weights[i] * (c - '0');
        else if (c >= 'A' && c <= 'Z') sum += weights[i] * (c - 'A' + 10);
        else return std::nullopt;
    }
    return "0X987654321"[sum % 11];
}

std::optional<FieldError> fault_in_credit_code(std::string_view text, std::optional<Date> day) {
    const auto code = upper(text);
    if (code.size() != length || code.find_first_not_of(alphabet) != code.npos) return wrong_form(code);
    const char expected = credit_code_check(std::string_view(code).substr(0, 17)).value();
    if (code.back() == expected || is_lawful_exception(code, day)) return std::nullopt;
    return wrong_check(code, expected);
}

std::optional<Words> doubt_about(const CreditCode& code) {
    const auto inner = code.organization_code();
    if (organization_code_check(inner.substr(0, 8)) == inner.back()) return std::nullopt;
    return Text{
        "第9至17位组织机构代码的校验位不符（GB 11714），请与登记证照核对",
        "The inner organization code fails its own check (GB 11714); compare it with the certificate"};
}

SubjectKind CreditCode::kind() const {
    const auto found = std::ranges::find(kinds, std::string_view(text_).substr(0, 2), &Kind::prefix);
    return found == std::end(kinds) ? SubjectKind::other : found->kind;
}
std::string_view CreditCode::division() const { return std::string_view(text_).substr(2, 6); }
std::string_view CreditCode::organization_code() const { return std::string_view(text_).substr(8, 9); }

void CreditCode::read_text(const std::string& text, const std::string& pointer, Problem& problem,
                           CreditCode& out) {
    if (auto fault = fault_in_credit_code(text))
        problem.at(pointer, fault->code, std::move(fault->message), std::move(fault->params));
    else out.text_ = upper(text);
}

CreditCode CreditCode::stored(std::string text) {
    CreditCode out;
    out.text_ = std::move(text);
    return out;
}

json::value CreditCode::schema_of() {
    return {{"type", "string"},
            {"pattern", "^[0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy]{18}$"},
            {"description", "统一社会信用代码 (GB 32100-2015)"}};
}

std::optional<CreditCode> credit_code_value(std::string_view text) {
    if (fault_in_credit_code(text)) return std::nullopt;
    return CreditCode::stored(upper(text));
}

Text name_of(SubjectKind kind) {
    switch (kind) {
        case SubjectKind::government_organ: return {"机关", "government organ"};
        case SubjectKind::public_institution: return {"事业单位", "public institution"};
        case SubjectKind::mass_organization: return {"群众团体", "mass organization"};
        case SubjectKind::law_firm: return {"律师执业机构", "law firm"};
        case SubjectKind::social_group: return {"社会团体", "social group"};
        case SubjectKind::private_nonenterprise_unit:
            return {"民办非企业单位", "private non-enterprise unit"};
        case SubjectKind::foundation: return {"基金会", "foundation"};
        case SubjectKind::trade_union: return {"基层工会", "trade union"};
        case SubjectKind::enterprise: return {"企业", "enterprise"};
        case SubjectKind::individual_business: return {"个体工商户", "individual business"};
        case SubjectKind::farmers_cooperative: return {"农民专业合作社", "farmers' cooperative"};
        case SubjectKind::rural_collective: return {"农村集体经济组织", "rural collective"};
        case SubjectKind::other: break;
    }
    return {"其他组织", "other organization"};
}

}  // namespace atrium

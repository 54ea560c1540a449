#include "base/case_number.h"

#include "base/check_digit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace atrium {
namespace {

constexpr std::size_t length = 21;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string without_spaces(std::string_view text) {
    std::string out(text);
    std::erase(out, ' ');
    return out;
}

std::optional<Date> day_in(std::string_view digits) {
    std::string iso(digits.substr(6, 8));
    iso.insert(6, "-").insert(4, "-");
    return date_value(iso);
}

}  // namespace

CaseNumber make_case_number(std::string_view division, Date received_on, int serial) {
    assert(division.size() == 6 && serial >= 1 && serial <= max_case_serial);
    auto digits = std::string(division) + to_string(received_on) + fmt::format("{:06}", serial);
    std::erase(digits, '-');
    return CaseNumber::stored(digits + check_mod_11_10(digits).value());
}

std::optional<FieldError> fault_in_case_number(std::string_view text) {
    const auto digits = without_spaces(text);
    if (digits.size() != length || !std::ranges::all_of(digits, is_digit))
        return FieldError{"", "BAD_FORMAT", Text{"办件编号应为21位数字", "A case number has 21 digits"}};
    if (!day_in(digits))
        return FieldError{"", "BAD_FORMAT",
                          Text{"办件编号中的日期不存在", "The date in the case number does not exist"}};
    const std::string expected(1, check_mod_11_10(std::string_view(digits).substr(0, length - 1)).value());
    if (digits.substr(length - 1) != expected)
        return FieldError{
            "",
            "ID_CHECKSUM",
            Words{"办件编号填写有误：末位应为“" + expected + "”，请逐位核对",
                  "The case number holds a mistake: by the others the last digit should be " + expected},
            {{"value", digits}, {"expected", expected}}};
    return std::nullopt;
}

std::optional<CaseNumber> case_number_value(std::string_view text) {
    if (fault_in_case_number(text)) return std::nullopt;
    return CaseNumber::stored(without_spaces(text));
}

std::string CaseNumber::grouped() const {
    std::string out;
    for (std::size_t i = 0; i < text_.size(); ++i) {
        if (i > 0 && i % 4 == 0) out += ' ';
        out += text_[i];
    }
    return out;
}

std::string_view CaseNumber::division() const { return std::string_view(text_).substr(0, 6); }
Date CaseNumber::received_on() const { return day_in(text_).value(); }
int CaseNumber::serial() const { return std::stoi(text_.substr(14, 6)); }

void CaseNumber::read_text(const std::string& text, const std::string& pointer, Problem& problem,
                           CaseNumber& out) {
    if (auto fault = fault_in_case_number(text))
        problem.at(pointer, fault->code, std::move(fault->message), std::move(fault->params));
    else out.text_ = without_spaces(text);
}

CaseNumber CaseNumber::stored(std::string text) {
    CaseNumber out;
    out.text_ = std::move(text);
    return out;
}

json::value CaseNumber::schema_of() {
    return {{"type", "string"}, {"pattern", "^[0-9 ]{21,26}$"}, {"description", "办件编号"}};
}

}  // namespace atrium

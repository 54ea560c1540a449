#include "base/citizen_number.h"

#include "base/check_digit.h"
#include "base/county.h"

#include <algorithm>
#include <cassert>

namespace atrium {
namespace {

constexpr std::size_t length = 18;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_the_form(std::string_view text) {
    return text.size() == length && std::ranges::all_of(text.substr(0, 17), is_digit) &&
           (is_digit(text[17]) || text[17] == 'X' || text[17] == 'x');
}

std::optional<Date> birth_date_in(std::string_view text) {
    std::string iso(text.substr(6, 8));
    iso.insert(6, "-").insert(4, "-");
    return date_value(iso);
}

std::string upper(std::string_view text) {
    std::string out(text);
    if (out.ends_with('x')) out.back() = 'X';
    return out;
}

std::string mask(std::string_view text) {
    return std::string(text.substr(0, 6)) + "********" + std::string(text.substr(14));
}

FieldError wrong(std::string code, Words message, std::string_view text = {}) {
    json::object params{{"rule", "GB 11643-1999"}};
    if (!text.empty()) params.emplace("value", mask(text));
    return {"", std::move(code), std::move(message), std::move(params)};
}

FieldError wrong_form(std::string_view text) {
    if (text.size() == 15 && std::ranges::all_of(text, is_digit))
        return wrong("BAD_FORMAT", Text{"15位旧号码已停止使用，请填写18位公民身份号码",
                                        "Numbers of 15 digits are no longer used; give the one of 18"});
    return wrong("BAD_FORMAT", Text{"公民身份号码应为18位，前17位为数字，末位为数字或X",
                                    "A citizen number has 18 characters: 17 digits, then a digit or X"});
}

}  // namespace

std::optional<FieldError> fault_in_citizen_number(std::string_view text, Date today) {
    if (!has_the_form(text)) return wrong_form(text);

    const auto born = birth_date_in(text);
    if (!born)
        return wrong("BAD_FORMAT",
                     Text{"公民身份号码中的出生日期不存在", "The birth date in it does not exist"}, text);
    if (*born > today)
        return wrong("BAD_FORMAT",
                     Text{"公民身份号码中的出生日期晚于今天", "The birth date in it lies in the future"},
                     text);
    if (year_of(*born) < 1800)
        return wrong("BAD_FORMAT",
                     Text{"公民身份号码中的出生日期早于1800年", "The birth date in it is before 1800"}, text);

    if (check_mod_11_2(text.substr(0, 17)) != upper(text).back())
        return wrong(
            "ID_CHECKSUM",
            Text{"公民身份号码填写有误，请逐位核对", "The number holds a mistake; compare it digit by digit"},
            text);
    return std::nullopt;
}

std::string CitizenNumber::masked() const { return mask(text_); }
std::string_view CitizenNumber::division() const { return std::string_view(text_).substr(0, 6); }
Sex CitizenNumber::sex() const { return (text_.at(16) - '0') % 2 == 1 ? Sex::male : Sex::female; }

Date CitizenNumber::birth_date() const {
    assert(text_.size() == length);
    return birth_date_in(text_).value();
}

// Who was born on 29 February is a year older on 1 March of a common year.
int CitizenNumber::age_on(Date day) const {
    const auto born = civil(birth_date()), now = civil(day);
    const bool before_birthday = std::pair(now.month(), now.day()) < std::pair(born.month(), born.day());
    return int(now.year()) - int(born.year()) - (before_birthday ? 1 : 0);
}

void CitizenNumber::read_text(const std::string& text, const std::string& pointer, Problem& problem,
                              CitizenNumber& out) {
    if (auto fault = fault_in_citizen_number(text, last_birth_date))
        problem.at(pointer, fault->code, std::move(fault->message), std::move(fault->params));
    else out.text_ = upper(text);
}

CitizenNumber CitizenNumber::stored(std::string text) {
    CitizenNumber out;
    out.text_ = std::move(text);
    return out;
}

json::value CitizenNumber::schema_of() {
    return {{"type", "string"},
            {"pattern", "^[0-9]{17}[0-9Xx]$"},
            {"description", "公民身份号码 (GB 11643-1999)"}};
}

std::optional<Words> doubt_about(const CitizenNumber& number) {
    if (county(number.division())) return std::nullopt;
    return Text{
        "前6位行政区划代码不在现行和历史代码表中，请核对证件",
        "Its first six digits are no division, present or former, that we know; look at the document"};
}

std::optional<CitizenNumber> citizen_number_value(std::string_view text) {
    if (fault_in_citizen_number(text, last_birth_date)) return std::nullopt;
    return CitizenNumber::stored(upper(text));
}

std::optional<CitizenNumber> citizen_number_of_15_digits(std::string_view old) {
    if (old.size() != 15) return std::nullopt;
    auto text = std::string(old.substr(0, 6)) + "19" + std::string(old.substr(6));
    const auto check = check_mod_11_2(text);
    if (!check) return std::nullopt;
    return citizen_number_value(text + *check);
}

}  // namespace atrium

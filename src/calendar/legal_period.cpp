#include "calendar/legal_period.h"

#include "base/embedded.h"

#include <algorithm>

namespace atrium::calendar {
namespace {

// 1 to 99, as Chinese documents write them.
std::string chinese(int number) {
    constexpr std::string_view digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    const auto tens = static_cast<std::size_t>(number / 10), ones = static_cast<std::size_t>(number % 10);
    std::string out;
    if (tens > 1) out += digits[tens];
    if (tens > 0) out += "十";
    return out.append(digits[ones]);
}

std::string_view unit_of(LimitUnit unit) {
    switch (unit) {
        case LimitUnit::workday: return "个工作日";
        case LimitUnit::natural_day: return "日";
        case LimitUnit::month: return "个月";
        case LimitUnit::work_hour: return "个工作小时";
        case LimitUnit::immediate:
        case LimitUnit::none: break;
    }
    return "";
}

}  // namespace

const std::vector<LegalPeriod>& legal_periods() {
    static const auto all = decode<std::vector<LegalPeriod>>(
        parse_stored(embedded::data_file("law/periods.json")), Reader::From::json);
    return all;
}

const LegalPeriod& legal_period(std::string_view rule, Date event) {
    const auto found = std::ranges::find_if(legal_periods(), [&](const LegalPeriod& period) {
        return period.rule == rule && period.valid_from <= event &&
               (!period.valid_to || event < *period.valid_to);
    });
    if (found == legal_periods().end())
        throw std::logic_error("no legal period " + std::string(rule) + " on " + to_string(event));
    return *found;
}

std::string written_out(TimeLimit limit) {
    const bool in_words = limit.amount > 0 && limit.amount < 100;
    return (in_words ? chinese(limit.amount) : std::to_string(limit.amount)).append(unit_of(limit.unit));
}

}  // namespace atrium::calendar

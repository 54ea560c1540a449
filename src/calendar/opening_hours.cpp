#include "calendar/opening_hours.h"

#include <algorithm>

namespace atrium::calendar {
namespace {

constexpr std::int64_t minute_us = 60'000'000;
constexpr int day_minutes = 24 * 60;

}  // namespace

const OpeningHours& hall_hours() {
    static const OpeningHours hours{{9 * 60, 12 * 60}, {13 * 60 + 30, 17 * 60}};
    return hours;
}

void check_hours(const OpeningHours& hours) {
    Problem problem(problems::invalid_input);
    if (hours.empty()) problem.at("", "MISSING", sentences::missing);
    int last = 0;
    for (std::size_t i = 0; i < hours.size(); ++i) {
        const auto [from, to] = hours[i];
        if (from < last || to <= from || to > day_minutes)
            problem.at("/" + std::to_string(i), "BAD_FORMAT",
                       Text{"时段应按先后顺序排列，互不重叠", "spells come in order and do not overlap"});
        last = to;
    }
    refuse_if_wrong(problem);
}

OpenMinutes::OpenMinutes(const Calendar& calendar, const OpeningHours& hours)
    : calendar_(calendar), hours_(hours) {
    for (const auto& spell : hours) per_day_ += spell.to_minute - spell.from_minute;
}

std::int64_t OpenMinutes::before(Instant at) const {
    const auto date = local_date(at);
    auto minutes = std::int64_t{calendar_.workdays_before(date)} * per_day_;
    if (!calendar_.is_workday(date)) return minutes;
    const auto since_midnight = (at - start_of(date)).count();
    const auto begun = static_cast<int>((since_midnight + minute_us - 1) / minute_us);
    for (const auto& spell : hours_)
        minutes += std::clamp(begun, spell.from_minute, spell.to_minute) - spell.from_minute;
    return minutes;
}

Instant OpenMinutes::end_of_minute(std::int64_t index) const {
    const auto date = calendar_.workday(static_cast<int>(index / per_day_));
    auto rest = static_cast<int>(index % per_day_);
    auto spell = hours_.begin();
    for (; rest >= spell->to_minute - spell->from_minute; ++spell)
        rest -= spell->to_minute - spell->from_minute;
    return start_of(date) + std::chrono::minutes(spell->from_minute + rest + 1);
}

}  // namespace atrium::calendar

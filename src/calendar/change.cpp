#include "calendar/change.h"

#include <algorithm>

namespace atrium::calendar {

CalendarChange change_between(const Calendar& before, const Calendar& after) {
    CalendarChange change;
    for (auto date = first_day; date <= last_day; date = date + 1)
        if (before.is_workday(date) != after.is_workday(date)) change.days.push_back(date);
    for (const auto& year : after.years())
        if (!before.is_loaded(year.year)) change.years.push_back(year.year);
    return change;
}

bool can_affect(const CalendarChange& change, Date start, std::optional<Date> due) {
    const auto last = due.value_or(last_day);
    const auto day = std::ranges::lower_bound(change.days, start);
    if (day != change.days.end() && *day <= last) return true;
    return std::ranges::any_of(change.years,
                               [&](int year) { return year_of(start) <= year && year <= year_of(last); });
}

}  // namespace atrium::calendar

#include "outlets/working_day_page.h"

#include "outlets/working_calendar.h"

namespace atrium::outlets {

YearView show_year(const Reading& reading, int year) {
    if (year <= year_of(calendar::first_day) || year >= year_of(calendar::last_day))
        throw Problem(problems::not_found);
    const auto days = calendar_of(reading.services);
    YearView out{.year = year, .provisional = !days.is_loaded(year), .source = {}, .days = {}};
    for (const auto& loaded : days.years())
        if (loaded.year == year) {
            out.version = loaded.version;
            out.source = loaded.source;
        }
    const auto first = make_date(year, 1, 1), next = make_date(year + 1, 1, 1);
    out.workdays = calendar::workdays_between(days, first - 1, next - 1);
    for (auto date = first; date < next; date = date + 1) {
        auto day = days.day(date);
        if (day.kind != calendar::DayKind::normal && day.kind != calendar::DayKind::weekend)
            out.days.push_back(std::move(day));
    }
    return out;
}

}  // namespace atrium::outlets

#include "calendar/periods.h"

#include "calendar/pauses.h"

#include <algorithm>

namespace atrium::calendar {

std::optional<Words> warning_about_end(const Calendar& calendar, Date end) {
    const auto day = calendar.day(end);
    if (day.is_workday) return std::nullopt;
    if (day.name.zh.empty()) return Text{"截止日为周末", "The last day is on a weekend"};
    return Words{"截止日逢" + day.name.zh + "放假", "The last day is a holiday: " + day.name.en};
}

Date last_day_of_right(const Calendar& calendar, Date start, int days) {
    return workday_on_or_after(calendar, start + days);
}

Instant yellow_at(const Calendar& calendar, Date due, int days_before) {
    return start_of(add_workdays(calendar, due, -days_before));
}
Instant red_at(const Calendar& calendar, Date due) { return start_of(add_workdays(calendar, due, 1)); }

std::optional<Instant> halfway(const Calendar& calendar, const RunningLimit& running,
                               const OpeningHours& hours) {
    const auto end = due(calendar, running, hours).at;
    if (!end) return std::nullopt;
    auto paused = paused_spans(running.pauses);
    std::erase_if(paused,
                  [&](const auto& span) { return span.to <= running.started_at || span.from >= *end; });

    auto left = *end - running.started_at;
    for (const auto& span : paused) left -= std::min(span.to, *end) - std::max(span.from, running.started_at);
    left /= 2;
    auto from = running.started_at;
    for (const auto& span : paused) {
        if (span.from - from >= left) break;
        left -= std::max(span.from, from) - from;
        from = span.to;
    }
    return from + left;
}

}  // namespace atrium::calendar

#include "calendar/deadline.h"

#include "calendar/explanation.h"
#include "calendar/pauses.h"

#include <fmt/format.h>

#include <algorithm>

namespace atrium::calendar {
namespace {

// How days are counted in one unit: how many of [from, to) count, and the n-th that counts from a day on.
struct CountedDays {
    const Calendar& calendar;
    bool workdays_only;

    int between(Date from, Date to) const {
        if (to <= from) return 0;
        return workdays_only ? calendar.workdays_before(to) - calendar.workdays_before(from) : to - from;
    }
    Date nth(Date from, int n) const {
        return workdays_only ? calendar.workday(calendar.workdays_before(from) + n - 1) : from + (n - 1);
    }
    // The n-th counted day from `from` on that no pause excludes; nothing when a pause goes on before it.
    std::optional<Date> nth_running(Date from, int n, const std::vector<DaySpan>& paused) const {
        for (const auto& span : paused) {
            if (span.to <= from) continue;
            if (const auto end = nth(from, n); end < span.from) return end;
            if (span.to == no_day) return std::nullopt;
            n -= between(from, span.from);
            from = span.to;
        }
        return nth(from, n);
    }
    int running(Date from, Date to, const std::vector<DaySpan>& paused) const {
        int days = between(from, to);
        for (const auto& span : paused) days -= between(std::max(span.from, from), std::min(span.to, to));
        return days;
    }
};

// Rule 5: a period that ends on a day off ends on the next working day, if the clock runs on that day.
std::optional<Date> rolled(const Calendar& calendar, Date end, const std::vector<DaySpan>& paused) {
    auto date = workday_on_or_after(calendar, end);
    if (date == end) return end;
    for (const auto& span : paused) {
        if (!span.contains(date)) continue;
        if (span.to == no_day) return std::nullopt;
        date = workday_on_or_after(calendar, span.to);
    }
    return date;
}

// A month is as many days as it has: pauses push its end by the days that they exclude.
int days_of_limit(TimeLimit limit, Date start) {
    return limit.unit == LimitUnit::month ? add_months(start, limit.amount) - start : limit.amount;
}

bool is_in_days(LimitUnit unit) {
    return unit == LimitUnit::workday || unit == LimitUnit::natural_day || unit == LimitUnit::month;
}

std::optional<Date> due_day(const Calendar& calendar, const RunningLimit& running) {
    const auto start = local_date(running.started_at);
    const bool workdays = running.limit.unit == LimitUnit::workday;
    const auto days = days_of_limit(running.limit, start);
    const auto paused = paused_days(running.pauses);
    const auto end = days == 0 ? std::optional(start)
                               : CountedDays{calendar, workdays}.nth_running(start + 1, days, paused);
    if (!end || workdays) return end;
    return rolled(calendar, *end, paused);
}

std::optional<Instant> due_minute(const Calendar& calendar, const RunningLimit& running,
                                  const OpeningHours& hours) {
    const OpenMinutes open(calendar, hours);
    std::int64_t wanted = running.limit.amount * 60;
    if (wanted == 0) return running.started_at;
    auto from = running.started_at;
    for (const auto& span : paused_spans(running.pauses)) {
        if (span.to <= from) continue;
        const auto available = span.from <= from ? 0 : open.before(span.from) - open.before(from);
        if (wanted <= available) break;
        if (span.to == no_instant) return std::nullopt;
        wanted -= available;
        from = span.to;
    }
    return open.end_of_minute(open.before(from) + wanted - 1);
}

void count_days(const Calendar& calendar, const RunningLimit& running, Instant now, Deadline& out) {
    const auto start = local_date(running.started_at);
    const CountedDays counted{calendar, running.limit.unit == LimitUnit::workday};
    const auto limit = days_of_limit(running.limit, start);
    out.consumed = std::min(limit, counted.running(start + 1, local_date(now), paused_days(running.pauses)));
    out.remaining = limit - out.consumed;
}

void count_minutes(const Calendar& calendar, const RunningLimit& running, Instant now,
                   const OpeningHours& hours, Deadline& out) {
    const std::int64_t limit = running.limit.amount * 60;
    const auto counted =
        running_minutes(OpenMinutes(calendar, hours), running.started_at, now, paused_spans(running.pauses));
    out.consumed = static_cast<int>(std::min(limit, counted));
    out.remaining = static_cast<int>(limit) - out.consumed;
}

// The last day that had a part in the answer, for the mark 预计 and for the explanation.
Date last_day_of(const RunningLimit& running, const Deadline& out, Instant now) {
    return out.due_date.value_or(std::max(local_date(now), local_date(running.started_at)));
}

}  // namespace

Due due(const Calendar& calendar, const RunningLimit& running, const OpeningHours& hours) {
    if (running.limit.unit == LimitUnit::none) return {};
    if (running.limit.unit == LimitUnit::work_hour) {
        const auto at = due_minute(calendar, running, hours);
        return {at ? std::optional(local_date(*at)) : std::nullopt, at};
    }
    const auto date = running.limit.unit == LimitUnit::immediate ? local_date(running.started_at)
                                                                 : due_day(calendar, running);
    return {date, date ? std::optional(end_of(*date)) : std::nullopt};
}

Deadline deadline(const Calendar& calendar, const RunningLimit& running, Instant now, Explain explain,
                  const OpeningHours& hours) {
    const auto [date, at] = due(calendar, running, hours);
    Deadline out;
    out.due_date = date;
    out.due_at = at;
    if (running.limit.unit == LimitUnit::none) return out;

    if (is_in_days(running.limit.unit)) count_days(calendar, running, now, out);
    if (running.limit.unit == LimitUnit::work_hour) count_minutes(calendar, running, now, hours, out);
    if (at && now >= *at) out.overdue = std::max(0, workdays_between(calendar, *date, local_date(now)));

    const auto last = last_day_of(running, out, now);
    const auto start = local_date(running.started_at);
    const bool counts_start = running.limit.unit == LimitUnit::work_hour;
    out.provisional_year = calendar.provisional_year(counts_start ? start : start + 1, last);
    out.provisional = out.provisional_year.has_value();
    if (explain == Explain::yes) out.days = explanation(calendar, running, last, hours);
    return out;
}

Date add_months(Date date, int months) {
    const auto day = civil(date);
    auto target = day + std::chrono::months(months);
    if (!target.ok()) target = target.year() / target.month() / std::chrono::last;
    return {static_cast<std::int32_t>(std::chrono::sys_days(target).time_since_epoch().count())};
}

std::optional<FieldError> fault_in_limit(TimeLimit limit) {
    const bool counted = limit.unit != LimitUnit::immediate && limit.unit != LimitUnit::none;
    if (!counted && limit.amount != 0)
        return FieldError{"", "BAD_FORMAT", Text{"即办或无时限时不填数量", "takes no amount"}};
    if (counted && (limit.amount < 1 || limit.amount > max_limit))
        return FieldError{"",
                          "LIMIT",
                          Text{"时限应在1至10000之间", "should be between 1 and 10000"},
                          {{"limit", max_limit}}};
    return std::nullopt;
}

Words name_of(TimeLimit limit) {
    const auto counted = [&](std::string_view zh, std::string_view en) {
        return Words{fmt::format("{}{}", limit.amount, zh),
                     fmt::format("{} {}{}", limit.amount, en, limit.amount == 1 ? "" : "s")};
    };
    switch (limit.unit) {
        case LimitUnit::workday: return counted("个工作日", "working day");
        case LimitUnit::natural_day: return counted("日", "day");
        case LimitUnit::work_hour: return counted("个工作小时", "working hour");
        case LimitUnit::month: return counted("个月", "month");
        case LimitUnit::immediate: return Text{"即办", "at once"};
        case LimitUnit::none: break;
    }
    return Text{"无时限", "no limit"};
}

}  // namespace atrium::calendar

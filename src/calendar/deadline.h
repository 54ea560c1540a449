#pragma once

#include "calendar/opening_hours.h"
#include "calendar/working_days.h"

#include <optional>
#include <vector>

namespace atrium::calendar {

// What a limit is counted in (services.md §1.5).  `immediate` is 即办: within the same visit.
enum class LimitUnit { workday, natural_day, work_hour, month, immediate, none };
BOOST_DESCRIBE_ENUM(LimitUnit, workday, natural_day, work_hour, month, immediate, none)

// How long something may take (时限): 20 working days, 30 days, 1 month.
struct TimeLimit {
    LimitUnit unit = LimitUnit::none;
    int amount = 0;
    auto operator<=>(const TimeLimit&) const = default;
};
BOOST_DESCRIBE_STRUCT(TimeLimit, (), (unit, amount))

// No limit is longer, whatever its unit.
inline constexpr int max_limit = 10'000;
// What is wrong with a limit that somebody writes into an item; its pointer is empty.
std::optional<FieldError> fault_in_limit(TimeLimit);
// "5个工作日" / "5 working days".
Words name_of(TimeLimit);

// A stretch in which the limit does not run (行政许可法 art. 45): from a moment until another, or still going
// on.
struct Pause {
    Instant from;
    std::optional<Instant> to = std::nullopt;
    Words reason = {};
};
BOOST_DESCRIBE_STRUCT(Pause, (), (from, to, reason))

// A limit that has begun to run: what a case stores of a clock (计时), and all that its due date depends on.
struct RunningLimit {
    TimeLimit limit;
    Instant started_at;
    std::vector<Pause> pauses = {};
};
BOOST_DESCRIBE_STRUCT(RunningLimit, (), (limit, started_at, pauses))

// Why a day counts or does not.
enum class DayReason {
    start,             // the day of the triggering act is never counted
    counted,           // a working day, or any day of a limit in natural days or months
    counted_adjusted,  // a weekend day that is worked
    weekend,
    holiday,
    closure,
    paused,
    rolled,  // the period ended on a day off and moves on
};
BOOST_DESCRIBE_ENUM(DayReason, start, counted, counted_adjusted, weekend, holiday, closure, paused, rolled)

// One line of the explanation that people are shown.
struct DayLine {
    Date date;
    DayReason reason = DayReason::counted;
    int counted = 0;      // so far, this day included; in minutes for a limit in hours
    bool is_due = false;  // the limit ends on this day
    bool provisional = false;
    Words words;
};
BOOST_DESCRIBE_STRUCT(DayLine, (), (date, reason, counted, is_due, provisional, words))

// What follows from a running limit at a moment.
struct Deadline {
    std::optional<Date>
        due_date;  // none without a limit, and while the clock stands still before the last day
    std::optional<Instant> due_at;  // on time is what is done before it: 24:00 of the day, or a minute of it
    bool provisional = false;       // a year not published yet has a part in it: 预计
    std::optional<int> provisional_year;
    int consumed = 0;   // full days that have counted; minutes for a limit in hours
    int remaining = 0;  // the present day included, as it is not over
    int overdue = 0;    // working days begun since the due day
    std::vector<DayLine> days;
};
BOOST_DESCRIBE_STRUCT(Deadline, (),
                      (due_date, due_at, provisional, provisional_year, consumed, remaining, overdue, days))

enum class Explain { no, yes };

// The deadline engine.  Pure: the same calendar and the same history give the same answer.
Deadline deadline(const Calendar&, const RunningLimit&, Instant now, Explain = Explain::no,
                  const OpeningHours& = hall_hours());

// The due date and moment alone, for lists and for recomputing many.
struct Due {
    std::optional<Date> date;
    std::optional<Instant> at;
};
Due due(const Calendar&, const RunningLimit&, const OpeningHours& = hall_hours());

inline bool is_overdue(const Due& due, Instant now) { return due.at && now >= *due.at; }

// The same day number `months` later, or the last day of that month where there is none.
Date add_months(Date, int months);

}  // namespace atrium::calendar

#pragma once

#include "calendar/deadline.h"

#include <vector>

namespace atrium::calendar {

// Days on whose end the clock stands still, half-open: a pause from date P to date R is [P, R), so pausing
// and resuming on one date excludes nothing.
struct DaySpan {
    Date from;
    Date to;
    bool contains(Date date) const { return from <= date && date < to; }
};
struct InstantSpan {
    Instant from;
    Instant to;
};

// Where a pause that still goes on ends: never, for every calendar.
inline constexpr Date no_day{INT32_MAX};
inline constexpr Instant no_instant{INT64_MAX};

// The pauses in order of time, overlapping and touching ones merged into one.
std::vector<DaySpan> paused_days(const std::vector<Pause>&);
std::vector<InstantSpan> paused_spans(const std::vector<Pause>&);

// Open minutes of [from, to) in which no pause is in force.
std::int64_t running_minutes(const OpenMinutes&, Instant from, Instant to,
                             const std::vector<InstantSpan>& paused);

// The pause in force at the end of the day, or nothing.
const Pause* pause_on(const std::vector<Pause>&, Date);

}  // namespace atrium::calendar

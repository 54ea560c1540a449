#pragma once

#include "calendar/deadline.h"

#include <optional>

namespace atrium::calendar {

// Periods that are no organ's limit (trading.md §2.4).  The day of the triggering event is never counted.

// A minimum that protects somebody, such as 20 days to prepare a bid: it is not rolled, as a longer period
// harms nobody and a shorter one does.
inline Date earliest_end(Date start, int days) { return start + days; }
inline bool lasts_at_least(Date start, Date end, int days) { return end >= earliest_end(start, days); }

// Said beside an end that is lawful but falls on a day off.
std::optional<Words> warning_about_end(const Calendar&, Date end);

// The last day of a right that expires, such as 10 days to object: it rolls to the next working day
// (民法典 art. 203).
Date last_day_of_right(const Calendar&, Date start, int days);

// When the electronic supervision turns yellow, at 00:00 `days_before` working days before the due day, and
// red, at 00:00 of the first working day after it (services.md §11).
Instant yellow_at(const Calendar&, Date due, int days_before = 1);
Instant red_at(const Calendar&, Date due);

// The moment at which half of the running time is over: yellow for limits of at most two working days.
// Nothing while the due moment is unknown.
std::optional<Instant> halfway(const Calendar&, const RunningLimit&, const OpeningHours& = hall_hours());

}  // namespace atrium::calendar

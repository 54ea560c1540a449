#pragma once

#include "calendar/deadline.h"

#include <vector>

namespace atrium::calendar {

// What a newly loaded arrangement changes: the days that became working days or days off, and the years that
// are no longer provisional.
struct CalendarChange {
    std::vector<Date> days = {};  // in order
    std::vector<int> years = {};
};
BOOST_DESCRIBE_STRUCT(CalendarChange, (), (days, years))

CalendarChange change_between(const Calendar& before, const Calendar& after);

// Whether a limit that began on `start` and was due on `due` (nothing: it is paused) can come out
// differently, in its due date or in its mark 预计.  A limit that cannot needs no recomputation.
bool can_affect(const CalendarChange&, Date start, std::optional<Date> due);

}  // namespace atrium::calendar

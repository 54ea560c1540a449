#pragma once

#include "calendar/deadline.h"

#include <vector>

namespace atrium::calendar {

// One line for every day from the start to `last`, both included: why it counts or not.  Every day has
// exactly one reason, so counted, excluded and days off add up to the days that have passed.
std::vector<DayLine> explanation(const Calendar&, const RunningLimit&, Date last, const OpeningHours&);

}  // namespace atrium::calendar

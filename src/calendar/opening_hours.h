#pragma once

#include "calendar/working_days.h"

#include <vector>

namespace atrium::calendar {

// From one minute of the day to another, half-open: 09:00 to 12:00 is {540, 720}.
struct OpenSpell {
    int from_minute = 0;
    int to_minute = 0;
};
BOOST_DESCRIBE_STRUCT(OpenSpell, (), (from_minute, to_minute))

// When a place serves on a working day (办公时间), in order, not overlapping.
using OpeningHours = std::vector<OpenSpell>;

// 09:00 to 12:00 and 13:30 to 17:00, the hall's hours unless the operator sets others.
const OpeningHours& hall_hours();

// Refuses spells that overlap, are out of order or end before they begin, and a day without any.
void check_hours(const OpeningHours&);

// The open minutes of a place, numbered through all working days: a period in hours is a difference of two.
class OpenMinutes {
public:
    OpenMinutes(const Calendar&, const OpeningHours&);

    std::int64_t before(Instant) const;               // whole open minutes that begin before it
    Instant end_of_minute(std::int64_t index) const;  // the end of the open minute with this number
    int per_day() const { return per_day_; }

private:
    const Calendar& calendar_;
    const OpeningHours& hours_;
    int per_day_ = 0;
};

}  // namespace atrium::calendar

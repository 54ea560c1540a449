#pragma once

#include "calendar/working_days.h"
#include "engine/context.h"

namespace atrium::outlets {

// A year as people are told of it (节假日安排): only the days that are not as their weekday says.
struct YearView {
    int year = 0;
    bool provisional = false;  // not published yet: 预计
    int version = 0;
    std::string source;
    int workdays = 0;
    std::vector<calendar::CalendarDay> days;
};
BOOST_DESCRIBE_STRUCT(YearView, (), (year, provisional, version, source, workdays, days))

YearView show_year(const Reading&, int year);

}  // namespace atrium::outlets

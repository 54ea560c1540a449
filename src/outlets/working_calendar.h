#pragma once

#include "calendar/working_days.h"
#include "engine/context.h"

#include <mutex>

namespace atrium::outlets {

// One year's arrangement as it was loaded into this city (节假日安排), with the document that it comes from.
struct LoadedYear {
    Id<LoadedYear> id;
    int year = 0;
    int version = 1;
    std::string source;
    calendar::CalendarYear content;
    Instant loaded_at;
};
BOOST_DESCRIBE_STRUCT(LoadedYear, (), (id, year, version, source, content, loaded_at))

// Told when a year was loaded: whoever stores deadlines computes them anew.
struct CalendarLoaded {
    int year = 0;
    int version = 1;
};
BOOST_DESCRIBE_STRUCT(CalendarLoaded, (), (year, version))

// The city's calendar in memory: what travels in the program, and what was loaded since.  Another process or
// node may load a year at any time, so it is read anew when that is told, and every few seconds.
class WorkingCalendar {
public:
    explicit WorkingCalendar(calendar::Calendar days) : days_(std::move(days)) {}
    calendar::Calendar days() const;
    void refresh(const Snapshot&);

private:
    mutable std::mutex mutex_;
    calendar::Calendar days_;
    std::int64_t newest_ = 0;  // identifier of the newest year read
};

// The city's calendar now: a value that does not change while it is used.
calendar::Calendar calendar_of(const Services&);

// Checks the year against what is loaded (its version has to be greater), stores it and tells of it.
LoadedYear load_year(Context&, calendar::CalendarYear);
// For whoever listens to it: first, that the memory of this process knows it.
void refresh_calendar(Context&);

}  // namespace atrium::outlets

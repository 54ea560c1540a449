#include "outlets/working_calendar.h"

namespace atrium::outlets {
namespace {

// The newest version of each year counts; a version that travels in the program may be newer than a loaded
// one.
calendar::Calendar with_loaded(calendar::Calendar days, const std::vector<LoadedYear>& loaded) {
    for (const auto& year : loaded) {
        const auto& known = days.years();
        const auto same = std::ranges::find(known, year.year, &calendar::CalendarYear::year);
        if (same == known.end() || same->version < year.version) days = days.with(year.content);
    }
    return days;
}

}  // namespace

calendar::Calendar WorkingCalendar::days() const {
    const std::lock_guard lock(mutex_);
    return days_;
}

void WorkingCalendar::refresh(const Snapshot& db) {
    const std::lock_guard lock(mutex_);
    const auto loaded = db.all<LoadedYear>(
        "SELECT * FROM outlets_calendar_year WHERE id > $1 ORDER BY year, version", newest_);
    days_ = with_loaded(days_, loaded);
    for (const auto& year : loaded) newest_ = std::max(newest_, year.id.value);
}

calendar::Calendar calendar_of(const Services& services) { return services.get<WorkingCalendar>().days(); }

LoadedYear load_year(Context& context, calendar::CalendarYear content) {
    refresh_calendar(context);
    calendar_of(context.services).with(content);  // refuses what is wrong, and what is not newer
    LoadedYear loaded{.id = context.ids.next<LoadedYear>(),
                      .year = content.year,
                      .version = content.version,
                      .source = content.source,
                      .content = std::move(content),
                      .loaded_at = context.now};
    context.tx.insert("outlets_calendar_year", loaded);
    context.record({.act = "outlets/calendar-loaded",
                    .subject = loaded.id.value,
                    .data = {{"year", loaded.year}, {"version", loaded.version}, {"source", loaded.source}}});
    context.tell("outlets/calendar-loaded", loaded.id.value, CalendarLoaded{loaded.year, loaded.version});
    return loaded;
}

void refresh_calendar(Context& context) { context.service<WorkingCalendar>().refresh(Snapshot(context.tx)); }

}  // namespace atrium::outlets

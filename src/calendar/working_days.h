#pragma once

#include "base/codec.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace atrium::calendar {

// Days in a row that share a name: a holiday, or the weekend days worked because of it.
struct NamedDays {
    Date from;
    Date to;
    Words name;
};
BOOST_DESCRIBE_STRUCT(NamedDays, (), (from, to, name))

// The working-day arrangement of one year as the State Council publishes it (节假日安排).  A year may be
// published again: the later version has the greater number.
struct CalendarYear {
    int year = 0;
    int version = 1;
    std::string source;
    std::vector<NamedDays> holidays = {};  // days off, also those that fall on weekends
    std::vector<NamedDays> workdays = {};  // weekend days that are worked instead (调休上班)
    std::vector<NamedDays> closures = {};  // working days without service, by decision of the authority
    std::vector<NamedDays> openings = {};  // days off on which the authority works
};
BOOST_DESCRIBE_STRUCT(CalendarYear, (), (year, version, source, holidays, workdays, closures, openings))

// Refuses, field by field, days outside the year, days listed twice, a make-up day that is no weekend.
void check_year(const CalendarYear&);

enum class DayKind { normal, weekend, holiday, adjusted_workday, special_closure, special_open };
BOOST_DESCRIBE_ENUM(DayKind, normal, weekend, holiday, adjusted_workday, special_closure, special_open)

constexpr bool is_worked(DayKind kind) {
    return kind == DayKind::normal || kind == DayKind::adjusted_workday || kind == DayKind::special_open;
}

// One day as people are told of it.
struct CalendarDay {
    Date date;
    bool is_workday = false;
    DayKind kind = DayKind::normal;
    Words name;                // of the holiday; empty on a plain day
    bool provisional = false;  // its year is not published yet
};
BOOST_DESCRIBE_STRUCT(CalendarDay, (), (date, is_workday, kind, name, provisional))

// The legal working days (法定工作日).  A value: cheap to copy, never changed.  Days of years that are not
// loaded are provisional: weekends, 1 January, 1 May and 1 to 3 October are off.
class Calendar {
public:
    explicit Calendar(std::vector<CalendarYear> years);

    // The same with one year loaded or replaced; refuses a version that is not greater than the loaded one.
    Calendar with(CalendarYear) const;

    bool is_workday(Date) const;
    CalendarDay day(Date) const;
    bool is_loaded(int year) const;
    // The first year not loaded that a period from `from` to `to`, both included, touches.
    std::optional<int> provisional_year(Date from, Date to) const;

    const std::vector<CalendarYear>& years() const;
    std::int64_t version() const;  // grows with every year loaded or replaced

    // Every question about periods is a subtraction of two of these sums.
    int workdays_before(Date) const;  // working days since the first day of the calendar, the date excluded
    Date workday(int index) const;    // the working day before which there are `index` working days

private:
    struct Table;
    std::shared_ptr<const Table> table_;
};

// The first and the last day that can be asked for; beyond them everything is refused as out of range.
inline constexpr Date first_day{-7'305};  // 1950-01-01
inline constexpr Date last_day{65'743};   // 2149-12-31

// The arrangements that travel inside the binary, 2004 to 2026.
const Calendar& published_calendar();

// The n-th working day after the date (before it when n is negative); the date itself is not counted.
Date add_workdays(const Calendar&, Date, int n);
// Working days D with after < D <= to; negative when `to` comes first.
int workdays_between(const Calendar&, Date after, Date to);
// The date itself when it is a working day, else the next one.
Date workday_on_or_after(const Calendar&, Date);

}  // namespace atrium::calendar

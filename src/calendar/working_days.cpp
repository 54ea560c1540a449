#include "calendar/working_days.h"

#include "base/embedded.h"

#include <algorithm>
#include <map>

namespace atrium::calendar {
namespace {

struct FixedHoliday {
    unsigned month;
    unsigned day;
    Text name;
};
// Off in every year, whatever the arrangement: what a year that is not published can be sure of.
constexpr FixedHoliday fixed_holidays[] = {
    {1, 1, {"元旦", "New Year's Day"}},  {5, 1, {"劳动节", "Labour Day"}},
    {10, 1, {"国庆节", "National Day"}}, {10, 2, {"国庆节", "National Day"}},
    {10, 3, {"国庆节", "National Day"}},
};

bool is_weekend(Date date) {
    const auto weekday = weekday_of(date);
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

Date covered(Date date) {
    if (first_day <= date && date <= last_day) return date;
    throw Problem(problems::invalid_input, Words{"日期超出日历范围（1950年至2149年）：" + to_string(date),
                                                 "Beyond the calendar, 1950 to 2149: " + to_string(date)});
}

std::size_t index_of(Date date) { return static_cast<std::size_t>(covered(date) - first_day); }

// Looks at one list of a year; `seen` holds the days of the lists before.
void check_days(const CalendarYear& year, const std::vector<NamedDays>& days, const std::string& list,
                bool weekends_only, std::map<Date, bool>& seen, Problem& problem) {
    for (std::size_t i = 0; i < days.size(); ++i) {
        const auto at = "/" + list + "/" + std::to_string(i);
        if (days[i].name.zh.empty()) problem.at(at + "/name/zh", "MISSING", sentences::missing);
        if (days[i].to < days[i].from)
            problem.at(at + "/to", "BAD_FORMAT", Text{"截止日不能早于起始日", "ends before it begins"});
        if (year_of(days[i].from) != year.year || year_of(days[i].to) != year.year) {
            problem.at(at + "/from", "BAD_FORMAT", Text{"日期不属于本年度", "is not a day of this year"});
            continue;
        }
        for (auto date = days[i].from; date <= days[i].to; date = date + 1) {
            if (!seen.emplace(date, true).second)
                problem.at(at, "DUPLICATE",
                           Words{to_string(date) + " 重复", to_string(date) + " is listed twice"});
            if (weekends_only && !is_weekend(date))
                problem.at(at, "BAD_FORMAT",
                           Words{to_string(date) + " 不是周末，无须调休上班",
                                 to_string(date) + " is no weekend and is worked anyway"});
        }
    }
}

}  // namespace

void check_year(const CalendarYear& year) {
    Problem problem(problems::invalid_input);
    if (year.year <= year_of(first_day) || year.year >= year_of(last_day))
        problem.at("/year", "BAD_FORMAT", Text{"年份超出日历范围", "is beyond the calendar"});
    if (year.version < 1) problem.at("/version", "BAD_FORMAT", Text{"版本号从1开始", "begins with 1"});
    if (year.source.empty()) problem.at("/source", "MISSING", sentences::missing);
    std::map<Date, bool> seen;
    check_days(year, year.holidays, "holidays", false, seen, problem);
    check_days(year, year.workdays, "workdays", true, seen, problem);
    std::map<Date, bool> special;  // a closure or opening overrules what the lists above say of its day
    check_days(year, year.closures, "closures", false, special, problem);
    check_days(year, year.openings, "openings", false, special, problem);
    refuse_if_wrong(problem);
}

struct Calendar::Table {
    std::vector<CalendarYear> years;   // in order
    std::vector<DayKind> kinds;        // of every day from first_day on
    std::vector<std::int32_t> before;  // working days before that day; one entry more
    std::vector<Date> workdays;
    std::map<Date, Words> names;
    std::int64_t version = 0;

    void name_days(const std::vector<NamedDays>& days, DayKind kind) {
        for (const auto& row : days)
            for (auto date = row.from; date <= row.to; date = date + 1) {
                kinds[index_of(date)] = kind;
                names.insert_or_assign(date, row.name);
            }
    }
    void name_fixed_holidays(int year) {
        for (const auto& row : fixed_holidays) {
            const auto date = make_date(year, row.month, row.day);
            name_days({{date, date, row.name}}, DayKind::holiday);
        }
    }
    void add_year(const CalendarYear& year) {
        name_days(year.holidays, DayKind::holiday);
        name_days(year.workdays, DayKind::adjusted_workday);
        name_days(year.closures, DayKind::special_closure);
        name_days(year.openings, DayKind::special_open);
        version += year.version;
    }
    void add_up() {
        for (auto date = first_day; date <= last_day; date = date + 1) {
            before.push_back(static_cast<std::int32_t>(workdays.size()));
            if (is_worked(kinds[index_of(date)])) workdays.push_back(date);
        }
        before.push_back(static_cast<std::int32_t>(workdays.size()));
    }
};

Calendar::Calendar(std::vector<CalendarYear> years) {
    for (const auto& year : years) check_year(year);
    auto table = std::make_shared<Table>();
    std::ranges::sort(years, {}, &CalendarYear::year);
    table->years = std::move(years);
    for (auto date = first_day; date <= last_day; date = date + 1)
        table->kinds.push_back(is_weekend(date) ? DayKind::weekend : DayKind::normal);

    auto next = table->years.begin();
    for (int year = year_of(first_day); year <= year_of(last_day); ++year) {
        if (next != table->years.end() && next->year == year) table->add_year(*next++);
        else table->name_fixed_holidays(year);
    }
    table->add_up();
    table_ = std::move(table);
}

Calendar Calendar::with(CalendarYear year) const {
    auto years = table_->years;
    const auto loaded = std::ranges::find(years, year.year, &CalendarYear::year);
    if (loaded == years.end()) years.push_back(std::move(year));
    else if (year.version > loaded->version) *loaded = std::move(year);
    else
        throw Problem(problems::stale)
            .at("/version", "STALE_VERSION",
                Words{"版本号应大于已载入的版本", "should be greater than the version that is loaded"},
                {{"loaded", loaded->version}});
    return Calendar(std::move(years));
}

bool Calendar::is_workday(Date date) const { return is_worked(table_->kinds[index_of(date)]); }
bool Calendar::is_loaded(int year) const {
    return std::ranges::binary_search(table_->years, year, {}, &CalendarYear::year);
}

CalendarDay Calendar::day(Date date) const {
    const auto kind = table_->kinds[index_of(date)];
    const auto name = table_->names.find(date);
    return {date, is_worked(kind), kind, name == table_->names.end() ? Words{} : name->second,
            !is_loaded(year_of(date))};
}

std::optional<int> Calendar::provisional_year(Date from, Date to) const {
    for (int year = year_of(from); year <= year_of(to); ++year)
        if (!is_loaded(year)) return year;
    return std::nullopt;
}

const std::vector<CalendarYear>& Calendar::years() const { return table_->years; }
std::int64_t Calendar::version() const { return table_->version; }
int Calendar::workdays_before(Date date) const {
    return date == last_day + 1 ? table_->before.back() : table_->before[index_of(date)];
}
Date Calendar::workday(int index) const {
    if (index >= 0 && static_cast<std::size_t>(index) < table_->workdays.size())
        return table_->workdays[static_cast<std::size_t>(index)];
    return covered(index < 0 ? first_day - 1 : last_day + 1);
}

const Calendar& published_calendar() {
    static const Calendar calendar = [] {
        std::vector<CalendarYear> years;
        for (const auto& file : embedded::data())
            if (file.path.starts_with("calendar/"))
                years.push_back(decode<CalendarYear>(parse_stored(file.bytes)));
        return Calendar(std::move(years));
    }();
    return calendar;
}

Date add_workdays(const Calendar& calendar, Date date, int n) {
    if (n == 0) return date;
    return calendar.workday(n > 0 ? calendar.workdays_before(date + 1) + n - 1
                                  : calendar.workdays_before(date) + n);
}

int workdays_between(const Calendar& calendar, Date after, Date to) {
    return calendar.workdays_before(to + 1) - calendar.workdays_before(after + 1);
}

Date workday_on_or_after(const Calendar& calendar, Date date) {
    return calendar.workday(calendar.workdays_before(date));
}

}  // namespace atrium::calendar

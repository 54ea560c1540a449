#include "base/vectors_for_test.h"
#include "calendar/change.h"
#include "calendar/deadline.h"
#include "calendar/periods.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

#include <rapidcheck.h>
#include <set>

namespace atrium::calendar {
namespace {

// The rules of services.md §1.5 once more, day by day and minute by minute, over the published files
// themselves: slow, without sums, merged pauses or tables, so that the two share no mistake.
struct Oracle {
    std::set<Date> off, worked;
    std::set<int> loaded;

    Oracle() {
        for (const auto& year : published_calendar().years()) {
            loaded.insert(year.year);
            add(year.holidays, off);
            add(year.workdays, worked);
        }
    }
    static void add(const std::vector<NamedDays>& days, std::set<Date>& out) {
        for (const auto& row : days)
            for (auto date = row.from; date <= row.to; date = date + 1) out.insert(date);
    }
    bool is_workday(Date date) const {
        if (worked.contains(date)) return true;
        if (off.contains(date)) return false;
        const auto text = to_string(date).substr(5);
        const bool fixed = std::set<std::string>{"01-01", "05-01", "10-01", "10-02", "10-03"}.contains(text);
        if (!loaded.contains(year_of(date)) && fixed) return false;
        return (date.days % 7 + 7) % 7 != 2 && (date.days % 7 + 7) % 7 != 3;  // day 0 was a Thursday
    }
    static bool is_paused_at_midnight(const RunningLimit& running, Date date) {
        for (const auto& pause : running.pauses)
            if (local_date(pause.from) <= date && local_date(*pause.to) > date) return true;
        return false;
    }
    Date due_day(const RunningLimit& running) const {
        const auto start = local_date(running.started_at);
        const bool workdays = running.limit.unit == LimitUnit::workday;
        int wanted = running.limit.amount;
        if (running.limit.unit == LimitUnit::month) {
            auto end = civil(start) + std::chrono::months(wanted);
            while (!end.ok()) end = end.year() / end.month() / (unsigned(end.day()) - 1);
            wanted = int((std::chrono::sys_days(end) - std::chrono::sys_days(civil(start))).count());
        }
        auto date = start;
        while (wanted > 0) {
            date = date + 1;
            if ((!workdays || is_workday(date)) && !is_paused_at_midnight(running, date)) --wanted;
        }
        if (is_workday(date)) return date;
        do date = date + 1;
        while (!is_workday(date) || is_paused_at_midnight(running, date));
        return date;
    }
    Instant due_minute(const RunningLimit& running) const {
        constexpr auto minute = std::chrono::minutes(1);
        auto at = start_of(local_date(running.started_at));
        for (int wanted = running.limit.amount * 60; wanted > 0; at = at + minute) {
            const auto minutes = local_time_of_day(at).count();
            const bool open = is_workday(local_date(at)) &&
                              ((minutes >= 540 && minutes < 720) || (minutes >= 810 && minutes < 1020));
            bool paused = false;
            for (const auto& pause : running.pauses) paused = paused || (pause.from <= at && at < *pause.to);
            if (open && !paused && at >= running.started_at) --wanted;
        }
        return at;
    }
};

RunningLimit any_running(LimitUnit unit, int max_amount, int pause_minutes) {
    const auto start = *rc::gen::inRange(parse_date("2004-01-05").days, parse_date("2027-12-31").days);
    const auto second = *rc::gen::inRange(0, 86'400);
    RunningLimit out{.limit = {unit, *rc::gen::inRange(1, max_amount + 1)},
                     .started_at = start_of(Date{start}) + std::chrono::seconds(second)};
    const int pauses = *rc::gen::inRange(0, 5);
    for (int i = 0; i < pauses; ++i) {
        const auto from = out.started_at + std::chrono::minutes(*rc::gen::inRange(-2000, pause_minutes));
        const auto length = std::chrono::minutes(*rc::gen::inRange(0, pause_minutes / 3));
        out.pauses.push_back({.from = from, .to = from + length});
    }
    return out;
}

}  // namespace

TEST_CASE("the engine agrees with counting day by day, over random histories") {
    const Oracle oracle;
    for (const auto unit : {LimitUnit::workday, LimitUnit::natural_day, LimitUnit::month}) {
        CHECK(rc::check([&] {
            const auto running = any_running(unit, unit == LimitUnit::month ? 14 : 60, 60 * 24 * 60);
            RC_ASSERT(*due(published_calendar(), running).date == oracle.due_day(running));
        }));
    }
}

TEST_CASE("the engine agrees with counting minute by minute, over random histories") {
    const Oracle oracle;
    CHECK(rc::check([&] {
        const auto running = any_running(LimitUnit::work_hour, 40, 60 * 24 * 5);
        RC_ASSERT(*due(published_calendar(), running).at == oracle.due_minute(running));
    }));
}

TEST_CASE("counted, excluded and free days of an explanation add up to the days that have passed") {
    CHECK(rc::check([] {
        const auto unit = *rc::gen::element(LimitUnit::workday, LimitUnit::natural_day, LimitUnit::month);
        const auto running = any_running(unit, 12, 60 * 24 * 30);
        const auto found = deadline(published_calendar(), running, running.started_at, Explain::yes);
        const auto limit = unit == LimitUnit::month
                               ? add_months(local_date(running.started_at), running.limit.amount) -
                                     local_date(running.started_at)
                               : running.limit.amount;
        RC_ASSERT(static_cast<int>(found.days.size()) ==
                  *found.due_date - local_date(running.started_at) + 1);
        RC_ASSERT(found.days.back().counted == limit);
        RC_ASSERT(found.days.back().is_due);
        int counted = 0;
        for (const auto& line : found.days) {
            counted += line.reason == DayReason::counted || line.reason == DayReason::counted_adjusted;
            RC_ASSERT(line.counted == counted);
            RC_ASSERT(!line.words.zh.empty() && !line.words.en.empty());
        }
    }));
}

TEST_CASE("consumed and remaining always make the limit, and nothing is left when it is overdue") {
    CHECK(rc::check([] {
        const auto running = any_running(LimitUnit::workday, 20, 60 * 24 * 30);
        const auto now = running.started_at + std::chrono::hours(*rc::gen::inRange(0, 24 * 90));
        const auto found = deadline(published_calendar(), running, now, Explain::yes);
        RC_ASSERT(found.consumed + found.remaining == running.limit.amount);
        RC_ASSERT((found.remaining == 0) == (now >= *found.due_at));
        int passed = 0;
        for (const auto& line : found.days)
            if (line.date < local_date(now)) passed = line.counted;
        RC_ASSERT(found.consumed == passed);
    }));
}

TEST_CASE("half of the running time has passed at the halfway moment, pauses left out") {
    CHECK(rc::check([] {
        const auto running = any_running(LimitUnit::workday, 2, 60 * 24 * 5);
        const auto run = [&](Instant from, Instant to) {
            std::int64_t minutes = 0;
            for (auto at = from; at < to; at = at + std::chrono::minutes(1)) {
                bool paused = false;
                for (const auto& pause : running.pauses)
                    paused = paused || (pause.from <= at && at < *pause.to);
                minutes += !paused;
            }
            return minutes;
        };
        const auto half = halfway(published_calendar(), running).value();
        const auto end = *due(published_calendar(), running).at;
        RC_ASSERT(std::abs(run(running.started_at, half) - run(half, end)) <= 12);
    }));
}

}  // namespace atrium::calendar

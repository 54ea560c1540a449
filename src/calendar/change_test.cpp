#include "calendar/change.h"

#include "calendar/moments_for_test.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

#include <rapidcheck.h>
#include <algorithm>

namespace atrium::calendar {
namespace {

Date day(const char* text) { return parse_date(text); }

// Spring Festival 2020 as it was announced first, until 30 January.
Calendar before_the_prolongation() {
    auto years = published_calendar().years();
    auto& y2020 = *std::ranges::find(years, 2020, &CalendarYear::year);
    y2020.version = 1;
    for (auto& row : y2020.holidays)
        if (row.name.zh == "春节") row.to = day("2020-01-30");
    y2020.workdays.push_back({day("2020-02-01"), day("2020-02-01"), {"春节", "Spring Festival"}});
    return Calendar(years);
}

}  // namespace

TEST_CASE("prolonging Spring Festival 2020 changed two days, and the deadlines that span them") {
    const auto change = change_between(before_the_prolongation(), published_calendar());
    CHECK(change.days == std::vector<Date>{day("2020-01-31"), day("2020-02-01")});
    CHECK(change.years.empty());

    CHECK(can_affect(change, day("2020-01-22"), day("2020-02-05")));
    CHECK(can_affect(change, day("2020-01-22"), std::nullopt));
    CHECK_FALSE(can_affect(change, day("2020-01-10"), day("2020-01-23")));
    CHECK_FALSE(can_affect(change, day("2020-02-03"), day("2020-02-10")));
    CHECK_FALSE(can_affect(change, day("2020-02-03"), std::nullopt));
}

TEST_CASE("loading a year takes the mark 预计 from deadlines in it even where no day changes") {
    const auto after = published_calendar().with({.year = 2027, .source = "invented"});
    const auto change = change_between(published_calendar(), after);
    CHECK(change.years == std::vector<int>{2027});
    CHECK(can_affect(change, day("2026-12-29"), day("2027-03-02")));
    CHECK_FALSE(can_affect(change, day("2026-12-20"), day("2026-12-31")));
}

TEST_CASE("what cannot be affected comes out the same under both calendars") {
    const auto before = before_the_prolongation();
    const auto change = change_between(before, published_calendar());
    CHECK(
        rc::check([&](std::uint8_t at, std::uint8_t amount, std::uint8_t pause_at, std::uint8_t pause_days) {
            const auto unit = *rc::gen::element(LimitUnit::workday, LimitUnit::natural_day, LimitUnit::month,
                                                LimitUnit::work_hour);
            RunningLimit running{.limit = {unit, amount % 12 + 1},
                                 .started_at = local("2019-12-20") + std::chrono::days(at % 60)};
            const auto from = running.started_at + std::chrono::days(pause_at % 20);
            running.pauses = {{.from = from, .to = from + std::chrono::days(pause_days % 10)}};
            const auto old = due(before, running);
            if (!can_affect(change, local_date(running.started_at), old.date))
                RC_ASSERT(*due(published_calendar(), running).at == *old.at);
        }));
}

}  // namespace atrium::calendar

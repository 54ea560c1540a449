#include "calendar/periods.h"

#include "base/vectors_for_test.h"
#include "calendar/moments_for_test.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium::calendar {

TEST_CASE("CAL-1 to CAL-9: working days, protective minimums and rolled rights") {
    const auto& calendar = published_calendar();
    for (const auto& row : rows("deadlines.json", "/periods")) {
        CAPTURE(text_at(row, "case"));
        const auto start = parse_date(text_at(row, "start")), expected = parse_date(text_at(row, "due"));
        const auto amount = static_cast<int>(row.at("amount").as_int64());
        const auto rule = text_at(row, "rule");
        if (rule == "workdays") CHECK(add_workdays(calendar, start, amount) == expected);
        if (rule == "rolled") CHECK(last_day_of_right(calendar, start, amount) == expected);
        if (rule == "protective") {
            CHECK(earliest_end(start, amount) == expected);
            CHECK(lasts_at_least(start, expected, amount));
            CHECK_FALSE(lasts_at_least(start, expected - 1, amount));
            CHECK(warning_about_end(calendar, expected)->zh == "截止日逢国庆节放假");
        }
    }
}

TEST_CASE("an end on a working day needs no warning, one on a weekend does") {
    CHECK_FALSE(warning_about_end(published_calendar(), parse_date("2017-09-30")));
    CHECK(warning_about_end(published_calendar(), parse_date("2017-09-23"))->zh == "截止日为周末");
}

TEST_CASE("cards turn yellow on the working day before the due day and red on the first one after it") {
    const auto& calendar = published_calendar();
    CHECK(yellow_at(calendar, parse_date("2017-06-12")) == start_of(parse_date("2017-06-09")));
    CHECK(red_at(calendar, parse_date("2017-06-12")) == start_of(parse_date("2017-06-13")));
    // Scenario 32: yellow on 04-28, red on 05-03.
    CHECK(yellow_at(calendar, parse_date("2017-05-02")) == start_of(parse_date("2017-04-28")));
    CHECK(red_at(calendar, parse_date("2017-05-02")) == start_of(parse_date("2017-05-03")));
}

TEST_CASE("a limit of one working day is half over between its start and the end of its day") {
    RunningLimit limit{.limit = {LimitUnit::workday, 1}, .started_at = local("2017-05-10 10:00")};
    CHECK(halfway(published_calendar(), limit) == local("2017-05-11 05:00"));
    limit.pauses = {pause("2017-05-10 20:00", "2017-05-10 22:00")};
    CHECK(halfway(published_calendar(), limit) == local("2017-05-11 06:00"));
    limit.pauses = {{.from = local("2017-05-10 20:00")}};
    CHECK_FALSE(halfway(published_calendar(), limit));
}

}  // namespace atrium::calendar

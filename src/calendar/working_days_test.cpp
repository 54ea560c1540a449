#include "calendar/working_days.h"

#include "base/vectors_for_test.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

#include <rapidcheck.h>

namespace atrium::calendar {
namespace {

Date day(const char* text) { return parse_date(text); }

CalendarYear year_2027() {
    return {.year = 2027,
            .source = "invented",
            .holidays = {{day("2027-02-05"), day("2027-02-12"), {"春节", "Spring Festival"}}},
            .workdays = {{day("2027-02-14"), day("2027-02-14"), {"春节", "Spring Festival"}}}};
}

}  // namespace

TEST_CASE("the published years have as many working days as was counted by hand") {
    const auto& calendar = published_calendar();
    const auto counted = vectors("deadlines.json").at("workdays_per_year").as_object();
    REQUIRE(counted.size() == 11);
    for (const auto& [year, expected] : counted) {
        const int number = std::stoi(std::string(year));
        CAPTURE(number);
        CHECK(calendar.workdays_before(make_date(number + 1, 1, 1)) -
                  calendar.workdays_before(make_date(number, 1, 1)) ==
              expected.as_int64());
    }
}

TEST_CASE("every year from 2004 to 2026 is loaded and names its source") {
    const auto& years = published_calendar().years();
    REQUIRE(years.size() == 23);
    CHECK(years.front().year == 2004);
    CHECK(years.back().year == 2026);
    for (const auto& year : years) CHECK(year.source.find("chinese-days 1.5.7") != std::string::npos);
}

TEST_CASE("a day tells its kind and the holiday that it belongs to") {
    const auto& calendar = published_calendar();
    CHECK(calendar.day(day("2017-10-04")).name.zh == "中秋节");
    CHECK(calendar.day(day("2017-10-07")).kind == DayKind::holiday);
    CHECK(calendar.day(day("2017-09-30")).kind == DayKind::adjusted_workday);
    CHECK(calendar.day(day("2017-09-30")).is_workday);
    CHECK(calendar.day(day("2017-09-23")).kind == DayKind::weekend);
    CHECK(calendar.day(day("2017-09-22")).kind == DayKind::normal);
    CHECK_FALSE(calendar.day(day("2026-12-31")).provisional);
}

TEST_CASE("scenario 2: staff see the adjusted Saturday as a working day") {
    CHECK(published_calendar().is_workday(day("2017-05-27")));
    CHECK(published_calendar().day(day("2017-05-27")).name.zh == "端午节");
}

TEST_CASE("a year not published has weekends and the fixed holidays off, provisionally") {
    const auto& calendar = published_calendar();
    CHECK(calendar.day(day("2027-10-02")).provisional);
    for (const auto* off :
         {"2027-01-01", "2027-05-01", "2027-10-01", "2027-10-02", "2027-10-03", "2027-02-06"})
        CHECK_FALSE(calendar.is_workday(day(off)));
    for (const auto* worked : {"2027-02-08", "2027-10-04", "2027-05-03"})
        CHECK(calendar.is_workday(day(worked)));
    CHECK(calendar.provisional_year(day("2026-12-30"), day("2027-01-04")) == 2027);
    CHECK_FALSE(calendar.provisional_year(day("2025-12-30"), day("2026-12-31")));
    CHECK(calendar.provisional_year(day("2003-12-30"), day("2004-01-31")) == 2003);
}

TEST_CASE("a loaded year replaces the provisional days, and only a later version replaces it again") {
    const auto before = published_calendar();
    const auto after = before.with(year_2027());
    CHECK(before.is_workday(day("2027-02-08")));
    CHECK_FALSE(after.is_workday(day("2027-02-08")));
    CHECK(after.is_workday(day("2027-02-14")));
    CHECK_FALSE(after.day(day("2027-10-02")).provisional);
    CHECK(after.version() == before.version() + 1);

    CHECK_THROWS_AS(after.with(year_2027()), Problem);
    auto changed = year_2027();
    changed.version = 2;
    changed.closures = {{day("2027-03-01"), day("2027-03-01"), {"台风停工", "typhoon"}}};
    changed.openings = {{day("2027-02-12"), day("2027-02-12"), {"集中办理日", "special service day"}}};
    const auto again = after.with(changed);
    CHECK(again.day(day("2027-03-01")).kind == DayKind::special_closure);
    CHECK(again.day(day("2027-02-12")).kind == DayKind::special_open);
    CHECK(again.version() == after.version() + 1);
}

TEST_CASE("a year is refused, field by field, when its days make no sense") {
    auto wrong = year_2027();
    wrong.holidays.push_back({day("2028-01-01"), day("2028-01-01"), {"元旦", "New Year's Day"}});
    wrong.holidays.push_back({day("2027-05-03"), day("2027-05-01"), {"", ""}});
    wrong.workdays.push_back({day("2027-02-17"), day("2027-02-17"), {"春节", "Spring Festival"}});
    wrong.workdays.push_back({day("2027-02-06"), day("2027-02-06"), {"春节", "Spring Festival"}});
    try {
        check_year(wrong);
        FAIL("was accepted");
    } catch (const Problem& refusal) {
        std::vector<std::string> at;
        for (const auto& field : refusal.fields) at.push_back(field.pointer + " " + field.code);
        CHECK(at == std::vector<std::string>{"/holidays/1/from BAD_FORMAT", "/holidays/2/name/zh MISSING",
                                             "/holidays/2/to BAD_FORMAT", "/workdays/1 BAD_FORMAT",
                                             "/workdays/2 DUPLICATE"});
    }
}

TEST_CASE("a year survives the way through JSON") {
    const auto& year = published_calendar().years().back();
    const auto again = decode<CalendarYear>(encode(year));
    CHECK(json_text(encode(again)) == json_text(encode(year)));
}

TEST_CASE("days beyond 1950 to 2149 are refused, not guessed") {
    CHECK_THROWS_AS(published_calendar().is_workday(day("2150-01-01")), Problem);
    CHECK_THROWS_AS(published_calendar().is_workday(day("1949-12-31")), Problem);
    CHECK_THROWS_AS(add_workdays(published_calendar(), day("2149-12-01"), 100), Problem);
    CHECK_THROWS_AS(add_workdays(published_calendar(), day("1950-01-05"), -100), Problem);
    CHECK(published_calendar().is_workday(last_day));
    CHECK(workdays_between(published_calendar(), last_day - 1, last_day) == 1);
}

TEST_CASE("adding working days and counting them between two days are inverse") {
    const auto& calendar = published_calendar();
    CHECK(rc::check([&](std::uint16_t at, std::int16_t by) {
        const Date start = day("2004-01-01") + at % 9'000;
        const int n = by % 400;
        const auto end = add_workdays(calendar, start, n);
        if (n > 0) RC_ASSERT(workdays_between(calendar, start, end) == n);
        if (n < 0) RC_ASSERT(workdays_between(calendar, start - 1, end - 1) == n);
        if (n != 0) RC_ASSERT(calendar.is_workday(end));
        const auto on = workday_on_or_after(calendar, start);
        RC_ASSERT(on == (calendar.is_workday(start) ? start : add_workdays(calendar, start, 1)));
    }));
}

}  // namespace atrium::calendar

#include "calendar/deadline.h"

#include "base/vectors_for_test.h"
#include "calendar/moments_for_test.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

#include <algorithm>

namespace atrium::calendar {
namespace {

RunningLimit running(const json::value& row) {
    RunningLimit out{.limit = {enum_value<LimitUnit>(text_at(row, "unit")).value(),
                               static_cast<int>(row.at("amount").as_int64())},
                     .started_at = local(text_at(row, "start"))};
    if (const auto* pauses = row.as_object().if_contains("pauses"))
        for (const auto& span : pauses->as_array())
            out.pauses.push_back(
                pause(std::string(span.at(0).as_string()), std::string(span.at(1).as_string())));
    return out;
}

RunningLimit workdays(int amount, const char* start) {
    return {.limit = {LimitUnit::workday, amount}, .started_at = local(start)};
}

const DayLine& line_of(const Deadline& deadline, const char* date) {
    return *std::ranges::find(deadline.days, parse_date(date), &DayLine::date);
}

}  // namespace

TEST_CASE("limits end on the days and minutes that were worked out by hand") {
    for (const auto& row : rows("deadlines.json", "/limits")) {
        CAPTURE(text_at(row, "why"));
        const auto limit = running(row);
        const auto expected = text_at(row, "due");
        const auto found = due(published_calendar(), limit);
        REQUIRE(found.date);
        CHECK(to_string(*found.date) == expected.substr(0, 10));
        CHECK(to_string(*found.at) ==
              to_string(expected.size() > 10 ? local(expected) : end_of(parse_date(expected))));
    }
}

TEST_CASE("the hour of the start changes nothing for limits in days") {
    for (const auto* start : {"2017-09-29 00:00", "2017-09-29 16:50", "2017-09-29 23:59"})
        CHECK(to_string(*due(published_calendar(), workdays(5, start)).date) == "2017-10-12");
}

TEST_CASE("scenario 1: over National Day, 10-12 at 23:00 is on time and 10-13 at 00:01 is not") {
    const auto found = due(published_calendar(), workdays(5, "2017-09-29 16:50"));
    CHECK(to_string(*found.date) == "2017-10-12");
    CHECK_FALSE(is_overdue(found, local("2017-10-12 23:00")));
    CHECK_FALSE(is_overdue(found, end_of(parse_date("2017-10-12")) - std::chrono::microseconds(1)));
    CHECK(is_overdue(found, local("2017-10-13 00:01")));
    const auto late =
        deadline(published_calendar(), workdays(5, "2017-09-29 16:50"), local("2017-10-13 00:01"));
    CHECK(late.overdue == 1);
    CHECK(late.remaining == 0);
}

TEST_CASE("scenario 2: on an adjusted Saturday the clock consumes a day") {
    const auto limit = workdays(5, "2017-05-25");
    const auto found = deadline(published_calendar(), limit, local("2017-05-28"), Explain::yes);
    CHECK(found.consumed == 2);
    CHECK(found.remaining == 3);
    CHECK(line_of(found, "2017-05-27").reason == DayReason::counted_adjusted);
    CHECK(line_of(found, "2017-05-27").words.zh == "端午节调休上班，第2个工作日");
}

TEST_CASE("scenario 3: a pre-acceptance of five working days from 2017-06-05 ends on 06-12") {
    const auto found = due(published_calendar(), workdays(5, "2017-06-05 15:00"));
    CHECK(to_string(*found.date) == "2017-06-12");
    CHECK(is_overdue(found, end_of(parse_date("2017-06-12"))));
}

TEST_CASE("scenario 9: a pause is explained day by day, and overlapping pauses exclude once") {
    auto limit = workdays(5, "2017-05-10");
    limit.pauses = {{local("2017-05-15"), local("2017-05-18"), {"补正", "supplement"}},
                    {local("2017-05-12"), local("2017-05-16"), {"现场勘验", "site inspection"}}};
    const auto found = deadline(published_calendar(), limit, local("2017-05-19"), Explain::yes);
    CHECK(to_string(*found.due_date) == "2017-05-23");
    CHECK(found.consumed == 2);
    CHECK(found.days.size() == 14);
    CHECK(line_of(found, "2017-05-12").words.zh == "暂停计时（现场勘验），不计入期限");
    CHECK(line_of(found, "2017-05-13").reason == DayReason::weekend);
    CHECK(line_of(found, "2017-05-17").words.en == "Paused (supplement): not counted");
    CHECK(line_of(found, "2017-05-18").counted == 2);
    CHECK(line_of(found, "2017-05-23").is_due);
    CHECK(line_of(found, "2017-05-23").words.zh == "第5个工作日，期限届满");
    CHECK(line_of(found, "2017-05-10").reason == DayReason::start);
}

TEST_CASE("while a pause goes on there is no due date, and what is left stays") {
    auto limit = workdays(5, "2017-05-10");
    limit.pauses = {{.from = local("2017-05-12"), .reason = {"听证", "hearing"}}};
    const auto found = deadline(published_calendar(), limit, local("2017-06-12"), Explain::yes);
    CHECK_FALSE(found.due_date);
    CHECK_FALSE(found.due_at);
    CHECK(found.consumed == 1);
    CHECK(found.remaining == 4);
    CHECK(found.overdue == 0);
    CHECK(to_string(found.days.back().date) == "2017-06-12");
    CHECK(found.days.back().reason == DayReason::paused);

    limit.pauses[0].from = local("2017-05-18");  // after the fifth day
    CHECK(to_string(*due(published_calendar(), limit).date) == "2017-05-17");
}

TEST_CASE("a limit that reaches into a year not published is provisional, and names the year") {
    const auto found =
        deadline(published_calendar(), workdays(5, "2026-12-29"), local("2026-12-30"), Explain::yes);
    CHECK(found.provisional);
    CHECK(found.provisional_year == 2027);
    CHECK(to_string(*found.due_date) == "2027-01-06");
    CHECK(line_of(found, "2027-01-04").provisional);
    CHECK(line_of(found, "2027-01-04").words.zh == "第3个工作日（预计）");
    CHECK_FALSE(deadline(published_calendar(), workdays(2, "2026-12-29"), local("2026-12-30")).provisional);
}

TEST_CASE("an end that falls on a day off is explained as rolled") {
    const RunningLimit limit{.limit = {LimitUnit::natural_day, 30}, .started_at = local("2017-09-01")};
    const auto found = deadline(published_calendar(), limit, local("2017-09-30"), Explain::yes);
    CHECK(line_of(found, "2017-10-01").counted == 30);
    CHECK(line_of(found, "2017-10-04").reason == DayReason::rolled);
    CHECK(line_of(found, "2017-10-04").words.zh == "期满日遇休息日，继续顺延：中秋节放假，不计入期限");
    CHECK(line_of(found, "2017-10-09").words.zh == "期满日遇休息日，顺延至本日，期限届满");
    CHECK(found.remaining == 2);
}

TEST_CASE("a limit in hours counts open minutes, and tells how many on which day") {
    const RunningLimit limit{.limit = {LimitUnit::work_hour, 8}, .started_at = local("2017-05-12 16:30")};
    const auto found = deadline(published_calendar(), limit, local("2017-05-15 09:45"), Explain::yes);
    CHECK(to_string(*found.due_at) == to_string(local("2017-05-16 10:00")));
    CHECK(found.consumed == 30 + 45);
    CHECK(found.remaining == 480 - 75);
    CHECK(line_of(found, "2017-05-12").counted == 30);
    CHECK(line_of(found, "2017-05-13").reason == DayReason::weekend);
    CHECK(line_of(found, "2017-05-15").counted == 30 + 390);
    CHECK(line_of(found, "2017-05-16").words.zh == "计60分钟，累计480分钟，期限届满");

    const OpeningHours mornings{{8 * 60, 12 * 60}};
    CHECK(to_string(*due(published_calendar(), limit, mornings).at) == to_string(local("2017-05-16 12:00")));
}

TEST_CASE("what is begun within a minute counts from the next open minute on") {
    const RunningLimit limit{.limit = {LimitUnit::work_hour, 1},
                             .started_at = local("2017-05-10 10:00") + std::chrono::seconds(30)};
    CHECK(*due(published_calendar(), limit).at == local("2017-05-10 11:01"));
}

TEST_CASE("no limit has no due date, and what is done at once is due the same day") {
    const auto none = deadline(published_calendar(), {.limit = {}, .started_at = local("2017-05-10")},
                               local("2017-06-10"), Explain::yes);
    CHECK_FALSE(none.due_date);
    CHECK(none.days.empty());
    const auto now = deadline(published_calendar(),
                              {.limit = {LimitUnit::immediate, 0}, .started_at = local("2017-05-13 10:00")},
                              local("2017-05-13 10:20"), Explain::yes);
    CHECK(to_string(*now.due_date) == "2017-05-13");
    CHECK(now.days.size() == 1);
}

TEST_CASE("a limit is between 1 and 10000, and what is done at once has no amount") {
    CHECK_FALSE(fault_in_limit({LimitUnit::workday, 20}));
    CHECK_FALSE(fault_in_limit({LimitUnit::immediate, 0}));
    CHECK(fault_in_limit({LimitUnit::workday, 0})->code == "LIMIT");
    CHECK(fault_in_limit({LimitUnit::month, 10'001})->code == "LIMIT");
    CHECK(fault_in_limit({LimitUnit::none, 3})->code == "BAD_FORMAT");
    CHECK(name_of({LimitUnit::workday, 5}).zh == "5个工作日");
    CHECK(name_of({LimitUnit::month, 1}).en == "1 month");
}

TEST_CASE("opening hours come in order and do not overlap") {
    CHECK_NOTHROW(check_hours(hall_hours()));
    for (const auto& wrong : {OpeningHours{}, OpeningHours{{540, 540}}, OpeningHours{{540, 720}, {700, 800}},
                              OpeningHours{{540, 1441}}, OpeningHours{{800, 900}, {540, 600}}})
        CHECK_THROWS_AS(check_hours(wrong), Problem);
}

TEST_CASE("a running limit survives the way through JSON, and its answer is one document") {
    auto limit = workdays(5, "2017-05-10");
    limit.pauses = {{.from = local("2017-05-12"), .reason = {"听证", "hearing"}}};
    const auto again = decode<RunningLimit>(encode(limit));
    CHECK(json_text(encode(again)) == json_text(encode(limit)));
    const auto answer =
        encode(deadline(published_calendar(), workdays(1, "2017-05-10"), local("2017-05-10")));
    CHECK(json_text(answer) ==
          R"({"due_date":"2017-05-11","due_at":"2017-05-11T16:00:00.000000Z","provisional":false,)"
          R"("provisional_year":null,"consumed":0,"remaining":1,"overdue":0,"days":[]})");
}

}  // namespace atrium::calendar

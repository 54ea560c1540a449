#include "calendar/legal_period.h"

#include <algorithm>
#include <stdexcept>

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium::calendar {

TEST_CASE("the period that was law on the day of the event applies") {
    CHECK(legal_period("remedies/litigation", make_date(2015, 4, 30)).limit ==
          TimeLimit{LimitUnit::month, 3});
    CHECK(legal_period("remedies/litigation", make_date(2015, 5, 1)).limit == TimeLimit{LimitUnit::month, 6});
    CHECK(legal_period("remedies/reconsideration", make_date(2026, 3, 2)).article.zh.find("2023年修订") !=
          std::string::npos);
    CHECK(legal_period("cases/pre-accept", make_date(2017, 6, 5)).limit == TimeLimit{LimitUnit::workday, 5});
}

TEST_CASE("a rule that did not exist on the day is a fault") {
    CHECK_THROWS_AS(legal_period("cases/pre-accept", make_date(2004, 6, 30)), std::logic_error);
    CHECK_THROWS_AS(legal_period("cases/unknown", make_date(2026, 3, 2)), std::logic_error);
}

TEST_CASE("no rule has two periods on one day, and each names its article") {
    for (const auto& one : legal_periods()) {
        CAPTURE(one.rule);
        CHECK(!one.article.zh.empty());
        CHECK(!one.article.en.empty());
        CHECK((one.mark == "S" || one.mark == "I"));
        CHECK(!fault_in_limit(one.limit));
        const auto same_day = std::ranges::count_if(legal_periods(), [&](const LegalPeriod& other) {
            return other.rule == one.rule && other.valid_from <= one.valid_from &&
                   (!other.valid_to || one.valid_from < *other.valid_to);
        });
        CHECK(same_day == 1);
    }
}

TEST_CASE("documents write periods in Chinese numerals") {
    CHECK(written_out({LimitUnit::natural_day, 60}) == "六十日");
    CHECK(written_out({LimitUnit::month, 6}) == "六个月");
    CHECK(written_out({LimitUnit::workday, 5}) == "五个工作日");
    CHECK(written_out({LimitUnit::natural_day, 15}) == "十五日");
    CHECK(written_out({LimitUnit::workday, 22}) == "二十二个工作日");
    CHECK(written_out({LimitUnit::natural_day, 120}) == "120日");
}

}  // namespace atrium::calendar

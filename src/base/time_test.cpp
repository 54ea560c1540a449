#include "base/time.h"

#include "base/problem.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium {

TEST_CASE("a time is read as it is written, and impossible ones are refused") {
    CHECK(to_string(parse_instant("2026-03-02T01:00:00.000001Z")) == "2026-03-02T01:00:00.000001Z");
    for (const auto* wrong :
         {"2026-02-30T01:00:00.000000Z", "2026-13-01T01:00:00.000000Z", "2026-03-02T24:00:00.000000Z",
          "2026-03-02T01:60:00.000000Z", "2026-03-02T01:00:00.5Z", "2026-03-02T01:00:00Z",
          "2026-03-02 01:00:00.000000Z"})
        CHECK_THROWS_AS(parse_instant(wrong), Problem);
}

TEST_CASE("the local day changes at 16:00 UTC, and a day is half-open") {
    CHECK(to_string(local_date(parse_instant("2017-09-29T15:59:59.999999Z"))) == "2017-09-29");
    CHECK(to_string(local_date(parse_instant("2017-09-29T16:00:00.000000Z"))) == "2017-09-30");
    CHECK(to_string(end_of(parse_date("2017-09-29"))) == "2017-09-29T16:00:00.000000Z");
    CHECK(local_date(Instant{-1}) == make_date(1970, 1, 1));
}

TEST_CASE("an instant before 1970 keeps its microseconds") {
    CHECK(to_string(Instant{-1}) == "1969-12-31T23:59:59.999999Z");
    CHECK(parse_instant("1969-12-31T23:59:59.999999Z").us == -1);
}

}  // namespace atrium

#include "base/time.h"

#include "base/problem.h"

#include <fmt/format.h>

#include <charconv>

namespace atrium {
namespace {

namespace chr = std::chrono;

constexpr std::int64_t day_us = 86'400'000'000;

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

// Reads exactly `digits` digits at `at`, or nothing.
std::optional<int> number(std::string_view text, std::size_t at, std::size_t digits) {
    if (at + digits > text.size()) return std::nullopt;
    int value = 0;
    for (const char c : text.substr(at, digits)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

std::string to_string(Date date) {
    const auto day = civil(date);
    return fmt::format("{:04}-{:02}-{:02}", int(day.year()), unsigned(day.month()), unsigned(day.day()));
}

std::optional<Date> date_value(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = number(text, 0, 4), month = number(text, 5, 2), day = number(text, 8, 2);
    if (!year || !month || !day || *year < 1) return std::nullopt;
    const chr::year_month_day date{chr::year(*year), chr::month(unsigned(*month)), chr::day(unsigned(*day))};
    if (!date.ok()) return std::nullopt;
    return Date{static_cast<std::int32_t>(chr::sys_days(date).time_since_epoch().count())};
}

Date parse_date(std::string_view text) {
    if (const auto date = date_value(text)) return *date;
    throw Problem(problems::invalid_input).at("", "BAD_FORMAT", sentences::not_a_date);
}

Date make_date(int year, unsigned month, unsigned day) {
    const chr::sys_days at = chr::year(year) / chr::month(month) / chr::day(day);
    return {static_cast<std::int32_t>(at.time_since_epoch().count())};
}

chr::year_month_day civil(Date date) { return chr::sys_days(chr::days(date.days)); }
int year_of(Date date) { return int(civil(date).year()); }
chr::weekday weekday_of(Date date) { return chr::sys_days(chr::days(date.days)); }

std::string to_string(Instant at) {
    const auto days = floor_div(at.us, day_us);
    const auto rest = at.us - days * day_us;
    const auto seconds = rest / 1'000'000;
    return fmt::format("{}T{:02}:{:02}:{:02}.{:06}Z", to_string(Date{static_cast<std::int32_t>(days)}),
                       seconds / 3600, seconds / 60 % 60, seconds % 60, rest % 1'000'000);
}

std::optional<Instant> instant_value(std::string_view text) {
    if (text.size() != 27 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' ||
        text[26] != 'Z')
        return std::nullopt;
    const auto date = date_value(text.substr(0, 10));
    const auto hour = number(text, 11, 2), minute = number(text, 14, 2), second = number(text, 17, 2),
               micro = number(text, 20, 6);
    if (!date || !hour || !minute || !second || !micro || *hour > 23 || *minute > 59 || *second > 59)
        return std::nullopt;
    return Instant{date->days * day_us + ((*hour * 60LL + *minute) * 60 + *second) * 1'000'000 + *micro};
}

Instant parse_instant(std::string_view text) {
    if (const auto at = instant_value(text)) return *at;
    throw Problem(problems::invalid_input).at("", "BAD_FORMAT", sentences::not_an_instant);
}

Date local_date(Instant at) { return {static_cast<std::int32_t>(floor_div((at + china_offset).us, day_us))}; }
Instant start_of(Date date) { return Instant{date.days * day_us} - china_offset; }
Instant end_of(Date date) { return start_of(date + 1); }
chr::minutes local_time_of_day(Instant at) {
    return chr::duration_cast<chr::minutes>(at - start_of(local_date(at)));
}

Instant SystemClock::now() const {
    return {chr::duration_cast<chr::microseconds>(chr::system_clock::now().time_since_epoch()).count()};
}

}  // namespace atrium

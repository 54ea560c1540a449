#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace atrium {

// A moment, in microseconds since 1970-01-01T00:00:00Z.  BIGINT in both databases, ISO with six decimals in
// JSON.
struct Instant {
    std::int64_t us = 0;
    auto operator<=>(const Instant&) const = default;
};

inline Instant operator+(Instant at, std::chrono::microseconds later) { return {at.us + later.count()}; }
inline Instant operator-(Instant at, std::chrono::microseconds before) { return {at.us - before.count()}; }
inline std::chrono::microseconds operator-(Instant a, Instant b) {
    return std::chrono::microseconds{a.us - b.us};
}

std::string to_string(Instant);                          // "2026-03-02T01:00:00.000000Z"
std::optional<Instant> instant_value(std::string_view);  // that form alone
Instant parse_instant(std::string_view);                 // the same, or a Problem

// A day of the civil calendar in the jurisdiction's time zone.  Text "2026-03-02" in JSON and in both
// databases, where it sorts as it should.  Legal periods are counted in these (行政许可法 art. 82).
struct Date {
    std::int32_t days = 0;  // since 1970-01-01
    auto operator<=>(const Date&) const = default;
};

inline Date operator+(Date date, int days) { return {date.days + days}; }
inline Date operator-(Date date, int days) { return {date.days - days}; }
inline int operator-(Date a, Date b) { return a.days - b.days; }

std::string to_string(Date);                       // "2026-03-02"
std::optional<Date> date_value(std::string_view);  // that form alone, and only days that exist
Date parse_date(std::string_view);                 // the same, or a Problem
Date make_date(int year, unsigned month, unsigned day);
std::chrono::year_month_day civil(Date);
int year_of(Date);
std::chrono::weekday weekday_of(Date);

// China keeps one time, UTC+8, without daylight saving since 1992.
inline constexpr std::chrono::hours china_offset{8};
Date local_date(Instant);
Instant start_of(Date);  // 00:00 local time
Instant end_of(Date);    // 24:00 local time, the start of the next day: windows are half-open
std::chrono::minutes local_time_of_day(Instant);

class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
};

// A clock that a test stops and moves.
class FixedClock final : public Clock {
public:
    explicit FixedClock(std::string_view at) : at_(parse_instant(at)) {}
    Instant now() const override { return at_; }
    void advance(std::chrono::microseconds by) { at_ = at_ + by; }
    void set(Instant at) { at_ = at; }

private:
    Instant at_;
};

}  // namespace atrium

#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace atrium {

class Counter {
public:
    void add(std::uint64_t count = 1) { count_.fetch_add(count, std::memory_order_relaxed); }
    std::uint64_t value() const { return count_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> count_ = 0;
};

class Gauge {
public:
    void set(std::int64_t value) { value_.store(value, std::memory_order_relaxed); }
    void add(std::int64_t by) { value_.fetch_add(by, std::memory_order_relaxed); }
    std::int64_t value() const { return value_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::int64_t> value_ = 0;
};

// The borders between the buckets of a histogram, and what one of them is in the unit that is written.
struct Buckets {
    std::span<const std::int64_t> bounds;
    double per_unit = 1;
};
inline constexpr std::int64_t duration_bounds[] = {500,       1'000,     2'500,     5'000,   10'000,
                                                   25'000,    50'000,    100'000,   250'000, 500'000,
                                                   1'000'000, 2'500'000, 10'000'000};
inline constexpr std::int64_t size_bounds[] = {1, 2, 4, 8, 16, 32, 64, 128, 256};
inline constexpr Buckets durations{duration_bounds, 1e6};  // kept in microseconds, written in seconds
inline constexpr Buckets sizes{size_bounds, 1};

// Values sorted into the buckets that Prometheus adds up.
class Histogram {
public:
    explicit Histogram(Buckets buckets) : buckets_(buckets), counts_(buckets.bounds.size() + 1) {}

    void observe(std::int64_t value);
    std::uint64_t count() const;
    std::uint64_t count_up_to(std::size_t bound) const;
    std::uint64_t sum() const { return sum_.load(std::memory_order_relaxed); }
    const Buckets& buckets() const { return buckets_; }

private:
    Buckets buckets_;
    std::deque<std::atomic<std::uint64_t>> counts_;
    std::atomic<std::uint64_t> sum_ = 0;
};

struct Label {
    std::string_view name;
    std::string_view value;
};

// What the process counts, in the text form of Prometheus.  A series is looked up under a lock once and then
// costs one atomic addition; whoever counts often keeps the reference, which lives as long as the registry.
class Metrics {
public:
    Counter& counter(std::string_view name, std::string_view help, std::vector<Label> labels = {});
    Gauge& gauge(std::string_view name, std::string_view help, std::vector<Label> labels = {});
    Histogram& histogram(std::string_view name, std::string_view help, std::vector<Label> labels = {},
                         Buckets = durations);
    // A value that is asked for when somebody looks.
    void reading(std::string_view name, std::string_view help, std::function<double()>,
                 std::vector<Label> labels = {});

    std::string text() const;

private:
    // Labels come from a closed set; should one ever come from outside, memory stays bounded.
    static constexpr std::size_t series_max = 10'000;

    struct Family {
        std::string help;
        std::string type;
        std::map<std::string, Counter> counters = {};
        std::map<std::string, Gauge> gauges = {};
        std::map<std::string, Histogram> histograms = {};
        std::map<std::string, std::function<double()>> readings = {};
    };
    template <class T, class... Made>
    T& series(std::map<std::string, T> Family::*, std::string_view type, std::string_view name,
              std::string_view help, const std::vector<Label>& labels, Made... made);

    mutable std::shared_mutex mutex_;
    std::map<std::string, Family, std::less<>> families_;
};

}  // namespace atrium

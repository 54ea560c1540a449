#include "http/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>

namespace atrium {
namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == '"') out += '\\';
        if (c == '\n') out += "\\n";
        else out += c;
    }
    return out;
}

std::string label_text(const std::vector<Label>& labels) {
    std::string out;
    for (const auto& [name, value] : labels)
        out += fmt::format("{}{}=\"{}\"", out.empty() ? "" : ",", name, escaped(value));
    return out;
}

std::string in_braces(const std::string& labels) { return labels.empty() ? "" : "{" + labels + "}"; }

void write_histogram(std::string& out, const std::string& name, const std::string& labels,
                     const Histogram& histogram) {
    const auto comma = labels.empty() ? "" : ",";
    const auto& [bounds, per_unit] = histogram.buckets();
    for (std::size_t i = 0; i < bounds.size(); ++i)
        out += fmt::format("{}_bucket{{{}{}le=\"{}\"}} {}\n", name, labels, comma,
                           static_cast<double>(bounds[i]) / per_unit, histogram.count_up_to(i));
    const auto count = histogram.count();
    out += fmt::format("{}_bucket{{{}{}le=\"+Inf\"}} {}\n", name, labels, comma, count);
    out += fmt::format("{}_sum{} {}\n", name, in_braces(labels),
                       static_cast<double>(histogram.sum()) / per_unit);
    out += fmt::format("{}_count{} {}\n", name, in_braces(labels), count);
}

}  // namespace

void Histogram::observe(std::int64_t value) {
    const auto at = std::ranges::lower_bound(buckets_.bounds, value) - buckets_.bounds.begin();
    counts_[static_cast<std::size_t>(at)].fetch_add(1, std::memory_order_relaxed);
    sum_.fetch_add(static_cast<std::uint64_t>(std::max<std::int64_t>(0, value)), std::memory_order_relaxed);
}

std::uint64_t Histogram::count_up_to(std::size_t bound) const {
    std::uint64_t out = 0;
    for (std::size_t i = 0; i <= bound; ++i) out += counts_[i].load(std::memory_order_relaxed);
    return out;
}

std::uint64_t Histogram::count() const { return count_up_to(buckets_.bounds.size()); }

template <class T, class... Made>
T& Metrics::series(std::map<std::string, T> Family::* list, std::string_view type, std::string_view name,
                   std::string_view help, const std::vector<Label>& labels, Made... made) {
    auto text = label_text(labels);
    {
        const std::shared_lock lock(mutex_);
        if (const auto family = families_.find(name); family != families_.end())
            if (const auto found = (family->second.*list).find(text); found != (family->second.*list).end())
                return found->second;
    }
    const std::unique_lock lock(mutex_);
    auto& family =
        families_.try_emplace(std::string(name), Family{std::string(help), std::string(type)}).first->second;
    auto& all = family.*list;
    if (all.size() >= series_max) text = "overflow=\"true\"";
    return all.try_emplace(text, made...).first->second;
}

Counter& Metrics::counter(std::string_view name, std::string_view help, std::vector<Label> labels) {
    return series(&Family::counters, "counter", name, help, labels);
}

Gauge& Metrics::gauge(std::string_view name, std::string_view help, std::vector<Label> labels) {
    return series(&Family::gauges, "gauge", name, help, labels);
}

Histogram& Metrics::histogram(std::string_view name, std::string_view help, std::vector<Label> labels,
                              Buckets buckets) {
    return series(&Family::histograms, "histogram", name, help, labels, buckets);
}

void Metrics::reading(std::string_view name, std::string_view help, std::function<double()> read,
                      std::vector<Label> labels) {
    auto& place = series(&Family::readings, "gauge", name, help, labels);
    const std::unique_lock lock(mutex_);
    place = std::move(read);
}

std::string Metrics::text() const {
    const std::shared_lock lock(mutex_);
    std::string out;
    for (const auto& [name, family] : families_) {
        out += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, family.help, name, family.type);
        for (const auto& [labels, counter] : family.counters)
            out += fmt::format("{}{} {}\n", name, in_braces(labels), counter.value());
        for (const auto& [labels, gauge] : family.gauges)
            out += fmt::format("{}{} {}\n", name, in_braces(labels), gauge.value());
        for (const auto& [labels, histogram] : family.histograms)
            write_histogram(out, name, labels, histogram);
        for (const auto& [labels, read] : family.readings)
            out += fmt::format("{}{} {}\n", name, in_braces(labels), read());
    }
    return out;
}

}  // namespace atrium

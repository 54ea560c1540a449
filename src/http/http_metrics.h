#pragma once

#include "http/address.h"
#include "http/metrics.h"
#include "http/server.h"

#include <unordered_map>

namespace atrium {

// Counts what the edge has answered, by city, method, route and status.  Routes and cities are texts that
// live as long as the program, so their addresses find the series.
class HttpMetrics {
public:
    explicit HttpMetrics(Metrics& metrics) : metrics_(metrics) {}
    void record(const Served&);

private:
    struct Key {
        const char* route;
        const char* city;
        int status;
        std::size_t method;
        bool operator==(const Key&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key&) const;
    };
    struct Series {
        Counter* requests = nullptr;
        Counter* bytes = nullptr;
        Histogram* seconds = nullptr;
    };
    Series series_of(const Served&);

    Metrics& metrics_;
    std::shared_mutex mutex_;
    std::unordered_map<Key, Series, KeyHash> series_;
};

// Memory, processor time and file descriptors of this process, under their usual names.
void add_process_metrics(Metrics&);

// GET /metrics, for this machine and the networks of a setting; for others it is not there.
Handler with_metrics(Metrics&, std::vector<Network> allowed, Handler next);

}  // namespace atrium

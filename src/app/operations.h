#pragma once

#include "app/settings.h"
#include "app/watch.h"
#include "http/gateway.h"
#include "http/http_metrics.h"
#include "http/log.h"

namespace atrium::app {

// What an operator sees of the process: its log, /healthz (alive), /readyz (may be sent requests), /metrics,
// and the limits that keep one client from taking what belongs to all.
class Operations {
public:
    explicit Operations(const Settings&);

    Metrics& metrics() { return metrics_; }
    void observe(const Seen&);                                 // what the gateway has answered
    void served(const Served&);                                // what the edge has sent
    void written(std::string_view city, const BatchWritten&);  // what a writer has committed
    Handler in_front_of(Handler next, const Watch&);

private:
    const Settings& settings_;
    Logging logging_;
    Metrics metrics_;
    HttpMetrics http_metrics_;
};

}  // namespace atrium::app

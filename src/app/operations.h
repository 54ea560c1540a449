#pragma once

#include "app/settings.h"
#include "http/gateway.h"

namespace atrium::app {

void report_fault(std::string_view event, const std::string& what);

// What an operator sees of the process: /healthz (alive), /readyz (may be sent requests), and what was
// answered.
class Operations {
public:
    explicit Operations(const Settings& settings) : settings_(settings) {}
    void watch(std::vector<City*> cities) { cities_ = std::move(cities); }
    void observe(const Seen&);
    Handler in_front_of(Handler next);

private:
    Response ready() const;

    const Settings& settings_;
    std::vector<City*> cities_;
};

}  // namespace atrium::app

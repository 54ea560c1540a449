#pragma once

#include "app/place.h"
#include "http/metrics.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace atrium::app {

// What /readyz says: a name for each check and whether it passed.
struct Readiness {
    bool good = true;
    json::object checks;
    void note(const std::string& name, bool passed) {
        checks[name] = passed;
        good = good && passed;
    }
};

// Looks at the cities and the disk every few seconds from a thread of its own.  /readyz and /metrics answer
// from what it saw last, so they cost nothing, and a database that hangs cannot hang them: what has not been
// seen for long counts as failed.
class Watch {
public:
    struct Watched {
        City* city = nullptr;
        LiveHub* live = nullptr;
    };
    Watch(std::vector<Watched>, std::filesystem::path data, Metrics&);
    ~Watch();
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    Readiness ready() const;

private:
    struct Eye;
    void loop();
    void look(bool with_figures);

    const std::filesystem::path data_;
    std::vector<std::unique_ptr<Eye>> eyes_;
    Gauge& free_bytes_;
    mutable std::mutex mutex_;
    std::condition_variable woken_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace atrium::app

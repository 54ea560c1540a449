#pragma once

#include "engine/city.h"

#include <atomic>
#include <condition_variable>
#include <thread>

namespace atrium {

// Runs a jurisdiction's told events and timers while it is served, and keeps its tables tidy.  On PostgreSQL
// only the node that holds the jurisdiction's advisory lock does so.
class Background {
public:
    explicit Background(City&, std::function<void(std::string_view, const std::string&)> report);
    ~Background();
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;

private:
    void loop();
    void work();
    void discard_old();
    std::chrono::microseconds pause();

    City& city_;
    std::function<void(std::string_view, const std::string&)> report_;
    std::unique_ptr<Connection> claim_;
    Instant discarded_at_;
    std::mutex mutex_;
    std::condition_variable woken_;
    bool work_waits_ = false;
    std::atomic<bool> stopping_ = false;
    std::thread thread_;
};

}  // namespace atrium

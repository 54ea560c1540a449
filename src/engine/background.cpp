#include "engine/background.h"

namespace atrium {

using namespace std::chrono_literals;

Background::Background(City& city, std::function<void(std::string_view, const std::string&)> report)
    : city_(city), report_(std::move(report)) {
    city_.on_work = [this] {
        {
            const std::lock_guard lock(mutex_);
            work_waits_ = true;
        }
        woken_.notify_one();
    };
    thread_ = std::thread([this] { loop(); });
}

Background::~Background() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    woken_.notify_one();
    thread_.join();
    city_.on_work = nullptr;
}

void Background::loop() {
    for (;;) {
        auto wait = 1'000'000us;
        try {
            work();
            wait = pause();
        } catch (const std::exception& fault) {
            report_("background_failed", fault.what());
        }
        std::unique_lock lock(mutex_);
        woken_.wait_for(lock, wait, [&] { return stopping_ || work_waits_; });
        if (stopping_) return;
        work_waits_ = false;
    }
}

void Background::work() {
    if (!city_.database().leads(claim_)) return;
    while (!stopping_ && (city_.fire_due() || city_.deliver_due())) {}
    if (city_.real_now() - discarded_at_ > 1h) discard_old();
}

// Live lines are kept for a day, answers of commands for a week.
void Background::discard_old() {
    Asker system;
    system.actor = system_actor();
    city_.run_and_wait(system, [](Context& context) {
        context.tx.run("DELETE FROM engine_live WHERE at < $1", context.real_now - 24h);
        context.tx.run("DELETE FROM engine_answer WHERE at < $1", context.real_now - 7 * 24h);
    });
    discarded_at_ = city_.real_now();
}

std::chrono::microseconds Background::pause() {
    const auto next = city_.next_timer();
    if (!next) return 500ms;
    return std::clamp<std::chrono::microseconds>(city_.jurisdiction().real_wait(city_.now(), *next), 1ms,
                                                 500ms);
}

}  // namespace atrium

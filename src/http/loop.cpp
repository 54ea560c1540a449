#include "http/loop.h"

#include "http/answer_head.h"
#include "http/connection.h"

#include <ctime>

namespace atrium {

Loop::Loop(unsigned index, std::chrono::milliseconds tick)
    : io_(1), work_(io_.get_executor()), timer_(io_), tick_(tick), ids_(clock_, index) {}

void Loop::start() {
    wait_for_tick();
    thread_ = std::thread([this] { io_.run(); });
}

void Loop::end() {
    post([this] {
        ending_ = true;  // a tick that is due already cannot be cancelled any more
        timer_.cancel();
        work_.reset();
    });
}

void Loop::join() {
    if (thread_.joinable()) thread_.join();
    {
        const std::scoped_lock lock(mutex_);
        ended_ = true;
    }
    // What was posted between the last handler and now would hold its connection, and that this loop, for
    // ever.
    io_.restart();
    io_.poll();
}

std::string_view Loop::date() {
    const auto now = static_cast<std::int64_t>(std::time(nullptr));
    if (now != date_second_) {
        date_second_ = now;
        date_ = http_date(now);
    }
    return date_;
}

std::list<Connection*>::iterator Loop::add(Connection* connection) {
    return connections_.insert(connections_.end(), connection);
}

void Loop::remove(std::list<Connection*>::iterator at) { connections_.erase(at); }

template <class Act>
void Loop::for_each(Act act) {
    for (auto at = connections_.begin(); at != connections_.end();) {
        auto* connection = *at++;  // it may take itself off the list
        act(*connection);
    }
}

void Loop::drain_all() {
    for_each([](Connection& connection) { connection.drain(); });
}

void Loop::close_all() {
    for_each([](Connection& connection) { connection.close(); });
}

void Loop::wait_for_tick() {
    timer_.expires_after(tick_);
    timer_.async_wait([this](boost::system::error_code error) {
        if (error || ending_) return;
        const auto now = std::chrono::steady_clock::now();
        for_each([now](Connection& connection) { connection.tick(now); });
        wait_for_tick();
    });
}

}  // namespace atrium

#pragma once

#include "base/id.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <list>
#include <mutex>
#include <thread>

namespace atrium {

class Connection;
using SteadyTime = std::chrono::steady_clock::time_point;

// One io thread with the connections that live on it.  A connection is touched by its own thread alone, so
// nothing in it needs a lock.
class Loop {
public:
    Loop(unsigned index, std::chrono::milliseconds tick);

    void start();
    void end();  // no new work; the thread ends when its connections have
    void join();

    boost::asio::io_context& io() { return io_; }
    bool is_current() const { return std::this_thread::get_id() == thread_.get_id(); }
    std::string next_request_id() { return id_text(ids_.next_value()); }
    std::string_view date();

    // From any thread; false when the loop has ended, and then nothing is run.
    template <class Work>
    bool post(Work&& work) {
        const std::scoped_lock lock(mutex_);
        if (ended_) return false;
        boost::asio::post(io_, std::forward<Work>(work));
        return true;
    }

    std::list<Connection*>::iterator add(Connection*);
    void remove(std::list<Connection*>::iterator);
    void drain_all();
    void close_all();

private:
    void wait_for_tick();
    template <class Act>
    void for_each(Act);

    boost::asio::io_context io_;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
    boost::asio::steady_timer timer_;
    std::chrono::milliseconds tick_;
    bool ending_ = false;  // of the loop's own thread
    SystemClock clock_;
    Ids ids_;
    std::list<Connection*> connections_;
    std::int64_t date_second_ = 0;
    std::string date_;
    std::mutex mutex_;
    bool ended_ = false;
    std::thread thread_;
};

}  // namespace atrium

#pragma once

#include <functional>
#include <mutex>
#include <string>

namespace atrium {

// Where a live stream's frames wait for their connection: filled from any thread, emptied on the connection's
// own.  Who does not read fast enough is cut off, and comes back with Last-Event-ID.
class LiveSink {
public:
    LiveSink(std::size_t waiting_max, std::function<bool()> wake)
        : waiting_max_(waiting_max), wake_(std::move(wake)) {}

    // An empty frame ends the stream.  False when the connection is gone.
    bool push(const std::string& frame) {
        const std::scoped_lock lock(mutex_);
        if (!open_) return false;
        const bool too_slow = waiting_.size() > waiting_max_;
        if (too_slow || frame.empty()) open_ = false;
        cut_ = too_slow;
        waiting_ += frame;
        if (!woken_) woken_ = wake_();
        return open_;
    }

    struct Taken {
        std::string frames;
        bool open = true;
        bool cut = false;  // too slow: nothing more is written
    };
    Taken take() {
        const std::scoped_lock lock(mutex_);
        woken_ = false;
        return {std::exchange(waiting_, {}), open_, cut_};
    }

    void shut() {
        const std::scoped_lock lock(mutex_);
        open_ = false;
    }

private:
    const std::size_t waiting_max_;
    const std::function<bool()> wake_;
    std::mutex mutex_;
    std::string waiting_;
    bool open_ = true;
    bool cut_ = false;
    bool woken_ = false;
};

}  // namespace atrium

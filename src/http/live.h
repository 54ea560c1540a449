#pragma once

#include "engine/effects.h"
#include "http/message.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_map>

namespace atrium {

struct LiveOptions {
    std::size_t streams_per_account_max = 6;
    std::size_t waiting_bytes_max = 1024 * 1024;  // of a stream whose connection has not begun to read
    std::chrono::milliseconds beat{5'000};
    std::chrono::milliseconds retry{3'000};
    // A stream ends after this time and the browser comes back: who he is and what he may see is asked anew.
    std::chrono::milliseconds life{15 * 60'000};
};

// What was stored after a number; incomplete when older lines have been discarded already.
struct Replayed {
    std::vector<LiveEvent> events;  // in the order of their numbers
    bool complete = true;
};
using Replay = std::function<Replayed(std::int64_t after)>;

// The live lines of one jurisdiction.  Numbers grow over all its topics, in the order of commits, and are
// published in that order: so one Last-Event-ID says where a browser stopped, whatever it follows.
class LiveHub {
public:
    // `server_time` is the jurisdiction's, told with every beat.
    explicit LiveHub(std::function<Instant()> server_time, LiveOptions = {});
    ~LiveHub();  // ends all streams
    LiveHub(const LiveHub&) = delete;
    LiveHub& operator=(const LiveHub&) = delete;

    // From any thread; costs the caller nothing, however many follow.
    void publish(std::vector<LiveEvent>);

    // A stream of the topics, from the line after `after` on, or from now on.  What is published while the
    // replay reads is kept and put behind it, once.  Above the limit of an account its oldest stream ends.
    std::shared_ptr<LiveStream> subscribe(const std::string& account, const std::vector<std::string>& topics,
                                          std::optional<std::int64_t> after, const Replay&);

    void end(const std::string& account);  // signed out
    void close();                          // the server stops: all streams end, nobody new is let in
    std::size_t streams() const;           // open ones

private:
    class Stream;
    using Streams = std::vector<std::shared_ptr<Stream>>;

    void work();
    void deliver(const LiveEvent&);
    void beat();
    void make_room(Streams&);

    const std::function<Instant()> server_time_;
    const LiveOptions options_;

    std::mutex inbox_mutex_;
    std::condition_variable inbox_ready_;
    std::vector<LiveEvent> inbox_;
    bool closed_ = false;

    mutable std::mutex streams_mutex_;
    std::unordered_map<std::string, Streams> by_topic_;
    std::unordered_map<std::string, Streams> by_account_;
    std::thread thread_;
};

// The number in Last-Event-ID, when there is one that we gave.
std::optional<std::int64_t> last_event_id(const Request&);
Response live_response(std::shared_ptr<LiveStream>);

}  // namespace atrium

#include "http/live.h"

#include "http/refusals.h"

namespace atrium {
namespace {

using std::chrono::steady_clock;

std::string frame(const LiveEvent& event) {
    std::string out =
        fmt::format("id: {}\nevent: {}\ndata: {{\"topic\":{},\"at\":\"{}\",\"data\":", id_text(event.id),
                    event.name, json_text(json::string(event.topic)), to_string(event.at));
    for (const char c : event.data) {
        if (c == '\n') out += "\ndata: ";  // pretty JSON stays one event
        else if (c != '\r') out += c;
    }
    out += "}\n\n";
    return out;
}

std::string beat_frame(Instant server_time) {
    return fmt::format("event: beat\ndata: {{\"server_time\":\"{}\"}}\n\n", to_string(server_time));
}

}  // namespace

// One browser's stream.  Closed ones stay in the hub's lists until somebody passes by.
class LiveHub::Stream final : public LiveStream {
public:
    Stream(const LiveOptions& options, std::int64_t high, std::string greeting)
        : waiting_max_(options.waiting_bytes_max),
          ends_at_(steady_clock::now() + options.life),
          high_(high),
          waiting_(std::move(greeting)) {}

    void start(std::function<bool(std::string)> push) override {
        const std::scoped_lock lock(mutex_);
        if (state_ == State::closed) {
            push("");
            return;
        }
        push_ = std::move(push);
        if (state_ == State::open) flush();
    }

    void stop() override {
        const std::scoped_lock lock(mutex_);
        state_ = State::closed;
        push_ = nullptr;
    }

    // A line that was committed: kept while the replay still reads.
    void offer(const LiveEvent& event, const std::string& text) {
        const std::scoped_lock lock(mutex_);
        if (state_ == State::replaying) meanwhile_.emplace_back(event.id, text);
        else if (state_ == State::open && event.id > high_) {
            high_ = event.id;
            write(text);
        }
    }

    void replayed(const Replayed& past) {
        const std::scoped_lock lock(mutex_);
        if (state_ != State::replaying) return;
        state_ = State::open;
        if (!past.complete) waiting_ += "event: reset\ndata: {}\n\n";  // the page reads its state anew
        for (const auto& event : past.events) add(event.id, frame(event));
        for (const auto& [number, text] : meanwhile_) add(number, text);
        meanwhile_.clear();
        if (push_) flush();
    }

    void say(const std::string& text) {
        const std::scoped_lock lock(mutex_);
        if (state_ == State::open) write(text);
    }

    // The last word; then the connection ends.
    void end(const std::string& text) {
        const std::scoped_lock lock(mutex_);
        if (state_ == State::closed) return;
        if (push_) {
            if (!text.empty()) push_(text);
            push_("");
        }
        state_ = State::closed;
        push_ = nullptr;
    }

    bool is_closed() const {
        const std::scoped_lock lock(mutex_);
        return state_ == State::closed;
    }
    bool is_over(steady_clock::time_point now) const { return now >= ends_at_; }

private:
    enum class State { replaying, open, closed };

    void add(std::int64_t number, const std::string& text) {
        if (number <= high_) return;
        high_ = number;
        waiting_ += text;
    }

    void write(const std::string& text) {
        waiting_ += text;
        if (push_) flush();
        else if (waiting_.size() > waiting_max_) state_ = State::closed;
    }

    // The connection says when it is gone or too slow; the browser comes back with the last number it has.
    void flush() {
        if (!waiting_.empty() && !push_(std::exchange(waiting_, {}))) {
            state_ = State::closed;
            push_ = nullptr;
        }
    }

    const std::size_t waiting_max_;
    const steady_clock::time_point ends_at_;
    mutable std::mutex mutex_;
    State state_ = State::replaying;
    std::function<bool(std::string)> push_;
    std::int64_t high_;
    std::string waiting_;
    std::vector<std::pair<std::int64_t, std::string>> meanwhile_;
};

LiveHub::LiveHub(std::function<Instant()> server_time, LiveOptions options)
    : server_time_(std::move(server_time)), options_(options), thread_([this] { work(); }) {}

LiveHub::~LiveHub() { close(); }

void LiveHub::publish(std::vector<LiveEvent> events) {
    {
        const std::scoped_lock lock(inbox_mutex_);
        std::ranges::move(events, std::back_inserter(inbox_));
    }
    inbox_ready_.notify_one();
}

std::shared_ptr<LiveStream> LiveHub::subscribe(const std::string& account,
                                               const std::vector<std::string>& topics,
                                               std::optional<std::int64_t> after, const Replay& replay) {
    const auto greeting = fmt::format("retry: {}\n\n", options_.retry.count()) + beat_frame(server_time_());
    const auto stream = std::make_shared<Stream>(options_, after.value_or(0), greeting);
    {
        const std::scoped_lock lock(streams_mutex_);
        if (closed_) throw Problem(problems::busy);
        make_room(by_account_[account]);
        by_account_[account].push_back(stream);
        for (const auto& topic : topics) by_topic_[topic].push_back(stream);
    }
    try {
        stream->replayed(after ? replay(*after) : Replayed{});
    } catch (...) {
        stream->stop();
        throw;
    }
    return stream;
}

// The newest stream is the one somebody looks at: an older one may hang on a network that has gone.
void LiveHub::make_room(Streams& streams) {
    std::erase_if(streams, [](const auto& stream) { return stream->is_closed(); });
    while (streams.size() >= options_.streams_per_account_max) {
        streams.front()->end("event: replaced\ndata: {}\n\n");
        streams.erase(streams.begin());
    }
}

void LiveHub::end(const std::string& account) {
    const std::scoped_lock lock(streams_mutex_);
    for (const auto& stream : by_account_[account]) stream->end("event: ended\ndata: {}\n\n");
    by_account_.erase(account);
}

void LiveHub::close() {
    {
        const std::scoped_lock both(inbox_mutex_, streams_mutex_);
        closed_ = true;
    }
    inbox_ready_.notify_one();
    if (thread_.joinable()) thread_.join();
    const std::scoped_lock lock(streams_mutex_);
    for (const auto& [account, streams] : by_account_)
        for (const auto& stream : streams) stream->end("");
    by_account_.clear();
    by_topic_.clear();
}

std::size_t LiveHub::streams() const {
    const std::scoped_lock lock(streams_mutex_);
    std::size_t out = 0;
    for (const auto& [account, streams] : by_account_)
        out += static_cast<std::size_t>(
            std::ranges::count_if(streams, [](const auto& stream) { return !stream->is_closed(); }));
    return out;
}

void LiveHub::work() {
    auto next_beat = steady_clock::now() + options_.beat;
    std::unique_lock lock(inbox_mutex_);
    for (;;) {
        inbox_ready_.wait_until(lock, next_beat, [this] { return closed_ || !inbox_.empty(); });
        const auto events = std::exchange(inbox_, {});
        const bool last = closed_;
        lock.unlock();
        for (const auto& event : events) deliver(event);
        if (last) return;
        if (steady_clock::now() >= next_beat) {
            beat();
            next_beat = steady_clock::now() + options_.beat;
        }
        lock.lock();
    }
}

void LiveHub::deliver(const LiveEvent& event) {
    const std::scoped_lock lock(streams_mutex_);
    const auto followers = by_topic_.find(event.topic);
    if (followers == by_topic_.end()) return;
    const auto text = frame(event);
    for (const auto& stream : followers->second) stream->offer(event, text);
}

// Also the moment at which closed streams are forgotten and old ones sent round.
void LiveHub::beat() {
    const auto text = beat_frame(server_time_());
    const auto now = steady_clock::now();
    const std::scoped_lock lock(streams_mutex_);
    const auto is_closed = [](const auto& stream) { return stream->is_closed(); };
    for (auto& [account, streams] : by_account_)
        for (const auto& stream : streams) {
            if (stream->is_over(now)) stream->end("");
            else stream->say(text);
        }
    for (auto* lists : {&by_account_, &by_topic_}) {
        for (auto& [name, streams] : *lists) std::erase_if(streams, is_closed);
        std::erase_if(*lists, [](const auto& list) { return list.second.empty(); });
    }
}

std::optional<std::int64_t> last_event_id(const Request& request) {
    return id_value(request.header("last-event-id"));
}

Response live_response(std::shared_ptr<LiveStream> stream) {
    return {.content_type = "text/event-stream; charset=utf-8",
            .headers = {{"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}},
            .live = std::move(stream)};
}

}  // namespace atrium

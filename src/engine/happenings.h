#pragma once

#include "engine/context.h"

#include <functional>
#include <map>

namespace atrium {

// What modules do when others tell something: name of the event → named listeners.
class Reactions {
public:
    // `listener` is the name under which a failure is shown: "evaluation/invite".
    template <Described T>
    void on(const std::string& event, const std::string& listener, void (*use_case)(Context&, T)) {
        listeners_.emplace(event, listener);
        use_cases_[listener] = [use_case](Context& context, const json::value& what) {
            use_case(context, decode<T>(what, Reader::From::stored));
        };
    }
    std::vector<std::string> listeners_of(std::string_view event) const;
    void deliver(Context&, const std::string& listener, const std::string& what) const;

private:
    std::multimap<std::string, std::string, std::less<>> listeners_;
    std::map<std::string, std::function<void(Context&, const json::value&)>, std::less<>> use_cases_;
};

// What modules do when a stored moment has come.  The use case has the present as `context.now` and the
// moment as argument.
class Timers {
public:
    template <class T>
    void on(const std::string& kind, void (*use_case)(Context&, Id<T>, Instant)) {
        kinds_[kind] = [use_case](Context& context, std::int64_t subject, Instant due_at) {
            use_case(context, Id<T>{subject}, due_at);
        };
    }
    void fire(Context&, const std::string& kind, std::int64_t subject, Instant due_at) const;

private:
    std::map<std::string, std::function<void(Context&, std::int64_t, Instant)>, std::less<>> kinds_;
};

// A stored moment (计时): armed = fired + cancelled + pending, always.
struct Timer {
    Id<Timer> id;
    std::string kind;
    std::int64_t subject = 0;
    Instant due_at;
    Instant armed_at;
    std::optional<Instant> fired_at = std::nullopt;
    std::optional<Instant> cancelled_at = std::nullopt;
    std::optional<Instant> retry_at = std::nullopt;  // real time; set when its use case failed
};
BOOST_DESCRIBE_STRUCT(Timer, (), (id, kind, subject, due_at, armed_at, fired_at, cancelled_at, retry_at))

// An event that one listener has still to handle.
struct Told {
    Id<Told> id;
    std::string listener;
    std::string name;
    std::int64_t subject = 0;
    std::string what;  // JSON
    Instant told_at;
    std::int64_t attempts = 0;
    Instant next_at;
    std::optional<Instant> parked_at = std::nullopt;
    std::optional<std::string> fault = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(Told, (),
                      (id, listener, name, subject, what, told_at, attempts, next_at, parked_at, fault))

}  // namespace atrium

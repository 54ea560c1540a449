#pragma once

#include "base/codec.h"

#include <optional>
#include <string>
#include <vector>

namespace atrium {

// A numbered line of a live topic.
struct LiveEvent {
    std::int64_t id = 0;
    std::string topic;
    std::string name;
    std::string data;  // JSON
    Instant at;
    BOOST_DESCRIBE_CLASS(LiveEvent, (), (id, topic, name, data, at), (), ())
};

// What has to be done beside the database once a job is committed, and is forgotten when it is rolled back.
struct Effects {
    bool told = false;
    std::optional<Instant> armed = std::nullopt;  // the earliest timer that was armed
    std::vector<LiveEvent> live = {};
    std::vector<std::string> changed = {};  // names of caches that must be read anew
};

}  // namespace atrium

#include "cases/live.h"

#include "http/live.h"

namespace atrium::cases {
namespace {

constexpr std::size_t most_topics = 20;
constexpr int most_replayed = 1'000;

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const auto end = std::min(text.find(','), text.size());
        if (end > 0) out.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return out;
}

bool may_follow(const Reading& reading, std::string_view topic) {
    if (topic.starts_with("case:")) return case_of(reading, std::string(topic.substr(5))).id.value != 0;
    return topic.starts_with("inbox:") && reading.actor.organization.value != 0 &&
           topic == inbox_topic(reading.actor.organization);
}

Replayed events_after(const Reading& reading, const std::vector<std::string>& topics, std::int64_t after) {
    Replayed out;
    for (const auto& topic : topics)
        for (auto& event : reading.db.all<LiveEvent>(
                 "SELECT * FROM engine_live WHERE topic = $1 AND id > $2 ORDER BY id LIMIT $3", topic, after,
                 most_replayed + 1))
            out.events.push_back(std::move(event));
    std::ranges::sort(out.events, {}, &LiveEvent::id);
    out.complete = out.events.size() <= most_replayed;
    return out;
}

}  // namespace

Response follow(const Reading& reading, Follow request, Request http) {
    const auto topics = split(request.topics);
    if (topics.empty() || topics.size() > most_topics)
        throw Problem(atrium::problems::invalid_input)
            .at("/topics", "BAD_FORMAT", Text{"请指定 1 至 20 个主题", "Name 1 to 20 topics"},
                {{"limit", most_topics}});
    for (const auto& topic : topics)
        if (!may_follow(reading, topic)) throw Problem(atrium::problems::not_found);
    auto& hub = reading.service<LiveHub>();
    return live_response(
        hub.subscribe(id_text(reading.actor.account.value), topics, last_event_id(http),
                      [&](std::int64_t after) { return events_after(reading, topics, after); }));
}

}  // namespace atrium::cases

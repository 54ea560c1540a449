#include "engine/happenings.h"

namespace atrium {

std::vector<std::string> Reactions::listeners_of(std::string_view event) const {
    std::vector<std::string> out;
    for (auto [at, end] = listeners_.equal_range(event); at != end; ++at) out.push_back(at->second);
    return out;
}

void Reactions::deliver(Context& context, const std::string& listener, const std::string& what) const {
    const auto found = use_cases_.find(listener);
    if (found == use_cases_.end()) throw std::runtime_error("nobody listens under the name " + listener);
    found->second(context, parse_stored(what));
}

void Timers::fire(Context& context, const std::string& kind, std::int64_t subject, Instant due_at) const {
    const auto found = kinds_.find(kind);
    if (found == kinds_.end()) throw std::runtime_error("no timer is known under the name " + kind);
    found->second(context, subject, due_at);
}

}  // namespace atrium

#include "http/kept_answers.h"

#include <mutex>

namespace atrium {
namespace {
constexpr std::size_t most_kept = 5'000;  // per cache; a full one starts anew
}

std::optional<KeptAnswers::Kept> KeptAnswers::find(std::string_view cache, const std::string& key) const {
    const std::shared_lock lock(mutex_);
    const auto known = caches_.find(std::string(cache));
    if (known == caches_.end()) return std::nullopt;
    const auto kept = known->second.answers.find(key);
    if (kept == known->second.answers.end()) return std::nullopt;
    return kept->second;
}

std::uint64_t KeptAnswers::generation(std::string_view cache) const {
    const std::shared_lock lock(mutex_);
    const auto known = caches_.find(std::string(cache));
    return known == caches_.end() ? 0 : known->second.generation;
}

void KeptAnswers::keep(std::string_view cache, const std::string& key, std::uint64_t generation,
                       Kept answer) {
    const std::unique_lock lock(mutex_);
    auto& known = caches_[std::string(cache)];
    if (known.generation != generation) return;
    if (known.answers.size() >= most_kept) known.answers.clear();
    known.answers.insert_or_assign(key, std::move(answer));
}

void KeptAnswers::forget(std::string_view cache) {
    const std::unique_lock lock(mutex_);
    auto& known = caches_[std::string(cache)];
    ++known.generation;
    known.answers.clear();
}

}  // namespace atrium

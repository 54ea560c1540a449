#pragma once

#include "http/message.h"

#include <shared_mutex>
#include <unordered_map>

namespace atrium {

// Answers that are the same for everybody (guides, checkpoints), kept until what they show has changed.  A
// route names its cache; a use case that changes something names it in Effects::changed.
class KeptAnswers {
public:
    struct Kept {
        std::shared_ptr<const std::string> body;
        std::string content_type;
        std::string etag;
    };
    std::optional<Kept> find(std::string_view cache, const std::string& key) const;
    // `generation` as it was before the answer was made: what changed meanwhile is not kept.
    std::uint64_t generation(std::string_view cache) const;
    void keep(std::string_view cache, const std::string& key, std::uint64_t generation, Kept);
    void forget(std::string_view cache);

private:
    struct Cache {
        std::uint64_t generation = 0;
        std::unordered_map<std::string, Kept> answers;
    };
    mutable std::shared_mutex mutex_;
    std::unordered_map<std::string, Cache> caches_;
};

}  // namespace atrium

#include "http/rate_limit.h"

#include "base/random.h"
#include "http/address.h"
#include "http/refusals.h"

#include <bit>

namespace atrium {
namespace {

using std::chrono::microseconds;

bool concerns(const RateGroup& group, const Request& request) {
    const std::string_view path = request.path;
    return group.method == request.method && path.starts_with(group.path) &&
           (path.size() == group.path.size() || path[group.path.size()] == '/');
}

// A line of version 6 has 2^64 addresses of its own.
std::string address_key(const std::string& text) {
    const auto address = address_value(text);
    if (!address || address->is_v4()) return text;
    return {reinterpret_cast<const char*>(address->bytes.data()), 8};
}

}  // namespace

RateLimiter::RateLimiter(RateOptions options)
    : options_(std::move(options)),
      secret_(system_random().bytes(16)),
      buckets_(std::bit_ceil(std::max(options_.buckets, neighbours))),
      locks_(64) {}

std::optional<microseconds> RateLimiter::wait_for(const Request& request, Time at) {
    const auto now = std::chrono::duration_cast<microseconds>(at.time_since_epoch()).count();
    std::string_view client;
    for (const auto& name : options_.cookies)
        if (client.empty()) client = cookie(request, name);
    const auto address = address_key(request.address);
    const auto take_both = [&](std::string_view name, const Rate& per_client, const Rate& per_address) {
        const auto wait = client.empty() ? 0 : take(name, client, per_client, now);
        return wait ? wait : take(name, address, per_address, now);
    };
    auto wait = take_both("", options_.per_client, options_.per_address);
    for (const auto& group : options_.groups)
        if (!wait && concerns(group, request))
            wait = take_both(group.path, group.per_client, group.per_address);
    return wait ? std::optional(microseconds(wait)) : std::nullopt;
}

// The generic cell rate algorithm: a token moves the moment of fullness by 1 / rate; more than `burst` tokens
// ahead of now is too much.  When the neighbourhood has no room, the bucket that is full soonest gives way:
// who has used his up stays.
std::int64_t RateLimiter::take(std::string_view kind, std::string_view value, const Rate& rate,
                               std::int64_t now) {
    std::string text = secret_;
    text.append(kind).append(1, '\0').append(value);
    const std::uint64_t key = std::hash<std::string>{}(text) | 1;
    const auto set = (key >> 8) % (buckets_.size() / neighbours);
    const std::scoped_lock lock(locks_[set % locks_.size()]);
    Bucket* bucket = &buckets_[set * neighbours];
    for (auto* other = bucket; other != &buckets_[set * neighbours] + neighbours; ++other) {
        if (other->key == key) {
            bucket = other;
            break;
        }
        if (other->full_at < bucket->full_at) bucket = other;
    }
    const auto token = static_cast<std::int64_t>(1e6 / rate.per_second);
    const auto depth = static_cast<std::int64_t>(rate.burst * 1e6 / rate.per_second);
    const auto full_at = std::max(now, bucket->key == key ? bucket->full_at : 0) + token;
    if (full_at - now > depth) return full_at - now - depth;
    *bucket = {key, full_at};
    return 0;
}

Handler with_rate_limit(std::shared_ptr<RateLimiter> limiter, Handler next) {
    return [limiter = std::move(limiter), next = std::move(next)](Request request, Respond respond) {
        const auto wait = request.path.starts_with("/api/")
                              ? limiter->wait_for(request, std::chrono::steady_clock::now())
                              : std::nullopt;
        if (!wait) return next(std::move(request), std::move(respond));
        auto response = refused(Problem(problems::too_often), reader_language(request));
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(*wait).count();
        response.headers.emplace_back("Retry-After", std::to_string(seconds));
        response.route = "rate-limit";
        respond(std::move(response));
    };
}

}  // namespace atrium

#pragma once

#include "http/message.h"

#include <chrono>
#include <mutex>
#include <optional>
#include <vector>

namespace atrium {

// How often something may be done: `burst` at once, and then `per_second`.
struct Rate {
    double per_second = 0;
    double burst = 0;
};

// Requests that are limited more sharply than the rest: "POST /api/sessions".
struct RateGroup {
    std::string_view method;
    std::string_view path;  // this path, and everything below it
    Rate per_client;
    Rate per_address;
};

struct RateOptions {
    // Whose value says who asks, the first that is there: the session's, else the device's.
    std::vector<std::string> cookies = {"__Host-atrium", "atrium", "__Host-atrium-device", "atrium-device"};
    Rate per_client{20, 200};
    Rate per_address{500, 5'000};  // a school or an office shares one
    std::vector<RateGroup> groups = {};
    std::size_t buckets = 128 * 1024;  // 16 bytes each, however many ask
};

// Token buckets in a table of fixed size.  A cookie can be invented, so it never opens more than its address
// allows: every request takes from both.
class RateLimiter {
public:
    using Time = std::chrono::steady_clock::time_point;
    explicit RateLimiter(RateOptions);

    // The time to wait, or nothing when the request may go on.
    std::optional<std::chrono::microseconds> wait_for(const Request&, Time now);

private:
    // A bucket is known by the moment at which it will be full again; in the past, it is as good as none.
    struct Bucket {
        std::uint64_t key = 0;
        std::int64_t full_at = 0;
    };
    static constexpr std::size_t neighbours = 8;

    std::int64_t take(std::string_view kind, std::string_view value, const Rate&, std::int64_t now);

    const RateOptions options_;
    const std::string secret_;
    std::vector<Bucket> buckets_;
    std::vector<std::mutex> locks_;
};

// Refuses what comes too often with 429 and Retry-After.  Only /api is counted: files cost nothing, and the
// machine's own paths must answer when everything else is too much.
Handler with_rate_limit(std::shared_ptr<RateLimiter>, Handler next);

}  // namespace atrium

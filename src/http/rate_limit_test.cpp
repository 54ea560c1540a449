#include "http/rate_limit.h"

#include "testing/running_server.h"

#include <thread>

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium {
namespace {

using namespace std::chrono_literals;

constexpr RateLimiter::Time start{1h};

Request from(const std::string& address, const std::string& cookies = "",
             const std::string& path = "/api/items", const std::string& method = "GET") {
    Request request;
    request.method = method;
    request.path = path;
    request.address = address;
    if (!cookies.empty()) request.headers["cookie"] = cookies;
    return request;
}

// How many of `count` requests at one moment are let through.
int passed(RateLimiter& limiter, const Request& request, int count, RateLimiter::Time at = start) {
    int out = 0;
    for (int i = 0; i < count; ++i) out += !limiter.wait_for(request, at);
    return out;
}

RateOptions small() {
    return {.per_client = {1, 5},
            .per_address = {10, 20},
            .groups = {{"POST", "/api/sessions", {0.1, 3}, {1, 6}}},
            .buckets = 1024};
}

}  // namespace

TEST_CASE("a session has its burst, then its rate") {
    RateLimiter limiter(small());
    const auto request = from("10.0.0.1", "atrium=s1");
    CHECK(passed(limiter, request, 10) == 5);
    CHECK(limiter.wait_for(request, start) == 1s);
    CHECK(passed(limiter, request, 10, start + 2s) == 2);
    CHECK(passed(limiter, request, 10, start + 100s) == 5);
}

TEST_CASE("sessions behind one address do not share, up to what the address may") {
    RateLimiter limiter(small());
    int all = 0;
    for (int i = 0; i < 8; ++i) all += passed(limiter, from("10.0.0.1", "atrium=" + std::to_string(i)), 5);
    CHECK(all == 20);  // invented cookies open no more than the address has
    CHECK(passed(limiter, from("10.0.0.2", "atrium=x"), 5) == 5);
}

TEST_CASE("the device counts when there is no session, the address when there is neither") {
    RateLimiter limiter(small());
    CHECK(passed(limiter, from("10.0.0.1", "atrium-device=d1"), 10) == 5);
    CHECK(passed(limiter, from("10.0.0.1", "atrium-device=d2; atrium=s"), 10) == 5);
    CHECK(passed(limiter, from("10.0.0.1"), 30) == 10);
}

TEST_CASE("a line of IPv6 is one client, whichever of its addresses it uses") {
    RateLimiter limiter(small());
    CHECK(passed(limiter, from("2001:db8:1:2::1"), 12) == 12);
    CHECK(passed(limiter, from("2001:db8:1:2:ffff::9"), 12) == 8);
    CHECK(passed(limiter, from("2001:db8:1:3::1"), 12) == 12);
}

TEST_CASE("signing in is limited more sharply than the rest") {
    RateLimiter limiter(small());
    const auto sign_in = from("10.0.0.1", "atrium-device=d1", "/api/sessions", "POST");
    CHECK(passed(limiter, sign_in, 5) == 3);
    CHECK(passed(limiter, from("10.0.0.1", "", "/api/sessions/totp", "POST"), 9) == 3);  // the address's six
    CHECK(passed(limiter, from("10.0.0.9", "", "/api/sessions", "GET"), 9) == 9);
    CHECK(passed(limiter, from("10.0.0.9", "", "/api/sessionsx", "POST"), 9) == 9);
}

TEST_CASE("a flood of strangers does not free whoever has used up his share") {
    RateLimiter limiter(small());
    const auto heavy = from("10.0.0.1");
    CHECK(passed(limiter, heavy, 100) == 20);
    for (int i = 0; i < 100'000; ++i)
        limiter.wait_for(from("10." + std::to_string(1 + i / 65536) + "." + std::to_string(i / 256 % 256) +
                              "." + std::to_string(i % 256)),
                         start);
    CHECK(passed(limiter, heavy, 100) == 0);
}

TEST_CASE("threads take from one bucket together") {
    RateLimiter limiter({.per_address = {0.001, 1'000}});
    std::atomic<int> all = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) threads.emplace_back([&] { all += passed(limiter, from("10.0.0.1"), 500); });
    for (auto& thread : threads) thread.join();
    CHECK(all == 1'000);
}

TEST_CASE("whoever asks too often is told when to come again") {
    const auto limiter = std::make_shared<RateLimiter>(RateOptions{.per_address = {0.1, 2}});
    const testing::RunningServer running(with_rate_limit(limiter, testing::echo()));
    auto client = running.client();
    CHECK(client.get("/api/items")->status == 200);
    CHECK(client.get("/api/items")->status == 200);
    const auto answer = client.get("/api/items");
    CHECK(answer->status == 429);
    CHECK(answer->header("content-type") == "application/problem+json; charset=utf-8");
    CHECK(answer->header("retry-after") == "10");
    CHECK(answer->body.find("\"code\":\"LIMIT\"") != std::string::npos);
    CHECK(client.get("/healthz")->status == 200);
}

}  // namespace atrium

#include "http/server.h"

#include "testing/running_server.h"

#include <future>
#include <thread>

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium {
namespace {

using namespace std::chrono_literals;
using testing::any_port;
using testing::HttpClient;
using testing::RunningServer;

}  // namespace

TEST_CASE("a request is answered, and the connection serves the next one") {
    RunningServer running;
    auto client = running.client();
    for (int i = 0; i < 3; ++i) {
        const auto answer = client.get("/api/items?q=1");
        REQUIRE(answer);
        CHECK(answer->status == 200);
        CHECK(answer->body == "GET /api/items?q=1 ");
        CHECK(answer->header("x-request-id").size() == 13);
        CHECK(answer->header("connection").empty());
    }
    CHECK(client.post("/api/cases", "{}")->body == "POST /api/cases? {}");
}

TEST_CASE("every answer carries the security headers") {
    RunningServer running;
    const auto answer = running.client().get("/api/items");
    CHECK(answer->header("x-content-type-options") == "nosniff");
    CHECK(answer->header("content-security-policy") == "default-src 'none'; frame-ancestors 'none'");
    CHECK(answer->header("cross-origin-opener-policy") == "same-origin");
    CHECK(answer->header("cross-origin-resource-policy") == "same-origin");
    CHECK(!answer->header("referrer-policy").empty());
    CHECK(!answer->header("permissions-policy").empty());
    CHECK(answer->header("cache-control") == "no-store");
    CHECK(answer->header("strict-transport-security").empty());
}

TEST_CASE("pipelined requests are answered in order, also when the handler is slow with the first") {
    std::vector<std::thread> threads;
    {
        RunningServer running([&](const Request& request, const Respond& respond) {
            const auto pause = request.path == "/1" ? 50ms : 0ms;
            threads.emplace_back([path = request.path, respond, pause] {
                std::this_thread::sleep_for(pause);
                respond({.body = path});
            });
        });
        auto client = running.client();
        client.send(
            "GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\nGET /3 HTTP/1.1\r\nHost: a\r\n\r\n");
        for (const auto* path : {"/1", "/2", "/3"}) CHECK(client.read()->body == path);
    }
    for (auto& thread : threads) thread.join();
}

TEST_CASE("a hundred pipelined requests that are answered at once come back in order") {
    RunningServer running;
    auto client = running.client();
    std::string all;
    for (int i = 0; i < 100; ++i) all += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\n\r\n";
    client.send(all);
    for (int i = 0; i < 100; ++i) CHECK(client.read()->body == "GET /" + std::to_string(i) + "? ");
}

TEST_CASE("HEAD is answered as GET without the body") {
    RunningServer running;
    auto client = running.client();
    client.send("HEAD /x HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto answer = client.read(true);
    CHECK(answer->status == 200);
    CHECK(answer->header("content-length") == std::to_string(std::string("GET /x? ").size()));
    CHECK(client.get("/y")->body == "GET /y? ");
}

TEST_CASE("HTTP/1.0 gets one answer and the end of the connection") {
    RunningServer running;
    auto client = running.client();
    CHECK(client.ask("GET /old HTTP/1.0\r\n\r\n")->body == "GET /old? ");
    CHECK(client.is_closed());
}

TEST_CASE("whoever asks for 100-continue is told to go on before the body") {
    RunningServer running;
    auto client = running.client();
    client.send("PUT /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
    CHECK(client.read()->status == 100);
    client.send("hello");
    CHECK(client.read()->body == "PUT /api/x? hello");
}

TEST_CASE("a handler that forgets to answer is answered for") {
    RunningServer running([](const Request&, const Respond&) {});
    const auto answer = running.client().get("/");
    CHECK(answer->status == 500);
    CHECK(answer->header("content-type") == "application/problem+json; charset=utf-8");
}

TEST_CASE("a client that has finished sending still gets its answer") {
    RunningServer running;
    auto client = running.client();
    client.send("GET /half HTTP/1.1\r\nHost: a\r\n\r\n");
    client.finish_sending();
    CHECK(client.read()->body == "GET /half? ");
}

TEST_CASE("an answer after the server's end is dropped without harm") {
    std::promise<Respond> asked;
    auto late = asked.get_future();
    {
        auto options = any_port();
        options.stop_timeout = 50ms;
        RunningServer running([&](const Request&, Respond respond) { asked.set_value(std::move(respond)); },
                              options);
        auto client = running.client();
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        late.wait();
        CHECK_FALSE(running.server.stop());
    }
    CHECK_NOTHROW(late.get()({.body = "too late"}));
}

}  // namespace atrium

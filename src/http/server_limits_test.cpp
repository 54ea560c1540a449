#include "base/codec.h"
#include "testing/hostile_requests.h"
#include "testing/running_server.h"

#include <future>
#include <latch>
#include <thread>

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium {
namespace {

using namespace std::chrono_literals;
using testing::any_port;
using testing::HttpClient;
using testing::RunningServer;

std::chrono::milliseconds since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
}

bool closes_within(HttpClient& client, std::chrono::milliseconds time) {
    client.patience(time);
    return client.is_closed();
}

}  // namespace

TEST_CASE("hostile requests are refused over a socket as problem documents, and the connection ends") {
    const RunningServer running;
    for (const auto& hostile : testing::hostile_requests()) {
        CAPTURE(hostile.name);
        auto client = running.client();
        const auto answer = client.ask(hostile.bytes);
        REQUIRE(answer);
        CHECK(answer->status == hostile.status);
        CHECK(answer->header("content-type") == "application/problem+json; charset=utf-8");
        CHECK(answer->header("connection") == "close");
        const auto document = parse_stored(answer->body).as_object();
        CHECK(document.at("status").as_int64() == hostile.status);
        CHECK(document.at("type").as_string().starts_with("/problems/base/"));
        client.finish_sending();
        CHECK(client.is_closed());
    }
    CHECK(running.client().get("/still")->status == 200);
}

TEST_CASE("a refusal speaks the reader's language") {
    const RunningServer running;
    const std::string request = "BREW / HTTP/1.1\r\nHost: a\r\n\r\n",
                      long_body = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n";
    CHECK(running.client().ask(request)->body.find("不支持的请求方式") != std::string::npos);
    CHECK(
        running.client().ask(long_body + "Accept-Language: en-GB,zh;q=0.5\r\n\r\n")->body.find("Too large") !=
        std::string::npos);
    CHECK(
        running.client().ask(long_body + "Accept-Language: zh-CN,en;q=0.5\r\n\r\n")->body.find("内容过大") !=
        std::string::npos);
}

TEST_CASE("a refusal reaches a client that is still sending") {
    const RunningServer running;
    auto client = running.client();
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n");
    std::this_thread::sleep_for(20ms);
    client.send(std::string(500'000, 'x'));
    const auto answer = client.read();
    REQUIRE(answer);
    CHECK(answer->status == 413);
}

TEST_CASE("a body that is too large is refused before it is asked for") {
    const RunningServer running;
    auto client = running.client();
    const auto answer =
        client.ask("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\nExpect: 100-continue\r\n\r\n");
    CHECK(answer->status == 413);
}

TEST_CASE("a head that trickles in is cut off, however alive it looks") {
    auto options = any_port();
    options.head_timeout = 200ms;
    const RunningServer running(testing::echo(), options);
    auto client = running.client();
    const auto start = std::chrono::steady_clock::now();
    client.send("GET / HTTP/1.1\r\n");
    std::thread slow([&] {
        for (int i = 0; i < 30 && client.send("X-A: b\r\n"); ++i) std::this_thread::sleep_for(20ms);
    });
    const auto answer = client.read();
    slow.join();
    REQUIRE(answer);
    CHECK(answer->status == 408);
    CHECK(since(start) >= 190ms);
    CHECK(since(start) < 2s);
}

TEST_CASE("the second request of a connection has a time for its head too") {
    auto options = any_port();
    options.head_timeout = 150ms;
    const RunningServer running(testing::echo(), options);
    auto client = running.client();
    CHECK(client.get("/")->status == 200);
    std::this_thread::sleep_for(250ms);  // idle is not slow
    client.send("GET /");
    CHECK(client.read()->status == 408);
}

TEST_CASE("a body that stops coming is cut off") {
    auto options = any_port();
    options.body_timeout = 150ms;
    const RunningServer running(testing::echo(), options);
    auto client = running.client();
    CHECK(client.ask("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf")->status == 408);
}

TEST_CASE("a slow body that keeps moving is waited for") {
    auto options = any_port();
    options.body_timeout = 200ms;
    options.bytes_per_second_min = 1000;
    const RunningServer running(testing::echo(), options);
    auto client = running.client();
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n");
    for (int i = 0; i < 10; ++i) {
        client.send(std::string(100, 'x'));
        std::this_thread::sleep_for(50ms);
    }
    CHECK(client.read()->status == 200);
}

TEST_CASE("an idle connection is closed without a word") {
    auto options = any_port();
    options.idle_timeout = 100ms;
    const RunningServer running(testing::echo(), options);
    auto client = running.client();
    CHECK(client.get("/")->status == 200);
    CHECK(closes_within(client, 2s));
}

TEST_CASE("a connection that never says anything is closed") {
    auto options = any_port();
    options.head_timeout = 100ms;
    const RunningServer running(testing::echo(), options);
    auto client = running.client();
    CHECK(closes_within(client, 2s));
}

TEST_CASE("a client that does not read is dropped, and costs the server nothing more") {
    auto options = any_port();
    options.write_timeout = 200ms;
    const auto large = std::make_shared<const std::string>(32 * 1024 * 1024, 'x');
    const RunningServer running([&](const Request&, const Respond& respond) { respond({.shared = large}); },
                                options);
    auto client = running.client(4096);
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto start = std::chrono::steady_clock::now();
    while (running.server.open_connections() > 0 && since(start) < 5s) std::this_thread::sleep_for(10ms);
    CHECK(running.server.open_connections() == 0);
}

TEST_CASE("an answer that takes too long becomes a 503, and the late one is dropped") {
    auto options = any_port();
    options.answer_timeout = 100ms;
    std::promise<Respond> asked;
    {
        const RunningServer running(
            [&](const Request&, Respond respond) { asked.set_value(std::move(respond)); }, options);
        auto client = running.client();
        const auto answer = client.get("/");
        CHECK(answer->status == 503);
        CHECK(answer->header("retry-after") == "5");
        CHECK(closes_within(client, 3s));
    }
    asked.get_future().get()({.body = "late"});
}

TEST_CASE("connections above the limit of an address are told to come again") {
    auto options = any_port();
    options.connections_per_address_max = 4;
    const RunningServer running(testing::echo(), options);
    std::vector<HttpClient> clients;
    for (int i = 0; i < 4; ++i) {
        clients.push_back(running.client());
        CHECK(clients.back().get("/")->status == 200);
    }
    const auto answer = running.client().get("/");
    REQUIRE(answer);
    CHECK(answer->status == 503);
    CHECK(clients.front().get("/")->status == 200);
    clients.clear();
    while (running.server.open_connections() > 0) std::this_thread::sleep_for(1ms);
    CHECK(running.client().get("/")->status == 200);
}

TEST_CASE("connections above the limit of all are told to come again, those far above are closed") {
    auto options = any_port();
    options.connections_max = 8;
    const RunningServer running(testing::echo(), options);
    std::vector<HttpClient> clients;
    for (int i = 0; i < 8; ++i) {
        clients.push_back(running.client());
        CHECK(clients.back().get("/")->status == 200);
    }
    std::vector<HttpClient> waiting;
    for (int i = 0; i < 2; ++i) waiting.push_back(running.client());
    auto beyond = running.client();
    CHECK(closes_within(beyond, 2s));
    for (auto& client : waiting) CHECK(client.get("/")->status == 503);
}

TEST_CASE("bodies in memory are bounded in all") {
    auto options = any_port();
    options.bodies_in_memory_max = 300'000;
    const RunningServer running(testing::echo(), options);
    auto first = running.client(), second = running.client();
    first.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 250001\r\n\r\n" + std::string(250'000, 'x'));
    std::this_thread::sleep_for(50ms);
    CHECK(second.post("/", std::string(200'000, 'y'))->status == 503);
    CHECK(first.ask("x")->status == 200);
    CHECK(running.client().post("/", std::string(200'000, 'z'))->status == 200);
}

TEST_CASE("the caller's address is the peer's unless the peer is a trusted proxy") {
    const auto address = [](const Request& request, const Respond& respond) {
        respond({.body = request.address + (request.secure ? " secure" : "")});
    };
    const std::string forwarded = "X-Forwarded-For: 6.6.6.6, 203.0.113.9\r\nX-Forwarded-Proto: https\r\n";
    {
        const RunningServer running(address);
        const auto answer = running.client().get("/", forwarded);
        CHECK(answer->body == "127.0.0.1");
        CHECK(answer->header("strict-transport-security").empty());
    }
    auto options = any_port();
    options.trusted_proxies = {"127.0.0.0/8", "10.0.0.0/8"};
    const RunningServer running(address, options);
    const auto answer = running.client().get("/", forwarded);
    CHECK(answer->body == "203.0.113.9 secure");
    CHECK(!answer->header("strict-transport-security").empty());
    CHECK(running.client().get("/", "X-Forwarded-For: 203.0.113.9, 10.1.2.3\r\n")->body == "203.0.113.9");
    CHECK(running.client().get("/", "X-Forwarded-For: nonsense\r\n")->body == "127.0.0.1");
}

TEST_CASE("a header that a module sets cannot end the line") {
    const RunningServer running([](const Request&, const Respond& respond) {
        Response response{.body = "x"};
        response.headers.emplace_back("X-Bad", "a\r\nSet-Cookie: stolen=1");
        response.headers.emplace_back("X-Good", "b");
        respond(std::move(response));
    });
    const auto answer = running.client().get("/");
    CHECK(answer->header("set-cookie").empty());
    CHECK(answer->header("x-bad").empty());
    CHECK(answer->header("x-good") == "b");
}

TEST_CASE("OPTIONS for the whole server says what is allowed") {
    const RunningServer running;
    const auto answer = running.client().ask("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(answer->status == 405);
    CHECK(answer->header("allow") == "GET, HEAD, POST, PUT, PATCH, DELETE");
}

}  // namespace atrium

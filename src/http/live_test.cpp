#include "http/live.h"

#include "base/codec.h"
#include "http/refusals.h"
#include "testing/running_server.h"

#include <atomic>

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium {
namespace {

using namespace std::chrono_literals;
using testing::HttpClient;
using testing::RunningServer;

Instant some_time() { return parse_instant("2026-03-02T01:00:00.000000Z"); }

// What was committed, in order; published behind the commit, as the writer does.
class Store {
public:
    explicit Store(LiveHub& hub) : hub_(hub) {}

    void commit(const std::string& topic) {
        const std::scoped_lock one_writer(writer_);
        LiveEvent event{0, topic, "line", R"({"n":1})", some_time()};
        {
            const std::scoped_lock lock(mutex_);
            event.id = static_cast<std::int64_t>(events_.size()) + 1;
            events_.push_back(event);
        }
        hub_.publish({event});
    }

    Replay replay(std::vector<std::string> topics) {
        return [this, topics = std::move(topics)](std::int64_t after) {
            const std::scoped_lock lock(mutex_);
            Replayed out;
            for (const auto& event : events_)
                if (event.id > after && std::ranges::find(topics, event.topic) != topics.end())
                    out.events.push_back(event);
            return out;
        };
    }

private:
    LiveHub& hub_;
    std::mutex writer_;
    std::mutex mutex_;
    std::vector<LiveEvent> events_;
};

// The handler of a live route.
Handler live_route(LiveHub& hub, Store& store, std::vector<std::string> topics) {
    return [&hub, &store, topics](const Request& request, const Respond& respond) {
        const std::string account(request.header("x-account"));
        try {
            respond(live_response(
                hub.subscribe(account, topics, last_event_id(request).value_or(0), store.replay(topics))));
        } catch (const Problem& problem) {
            respond(refused(problem, Language::zh));
        }
    };
}

std::string request(std::int64_t after, const std::string& account = "a") {
    return "GET /api/live HTTP/1.1\r\nHost: a\r\nX-Account: " + account + "\r\n" +
           (after ? "Last-Event-ID: " + id_text(after) + "\r\n" : "") + "\r\n";
}

// Reads numbered lines until `until` or until `count` of them have come; appends their numbers.
void follow(HttpClient& client, std::vector<std::int64_t>& numbers, std::size_t count, std::int64_t until) {
    while (count > 0) {
        const auto text = client.read_until("\n\n");
        REQUIRE(text);
        if (!text->starts_with("id: ")) continue;
        numbers.push_back(*id_value(text->substr(4, 13)));
        if (numbers.back() == until) return;
        --count;
    }
}

// A client without a socket.
struct Ear {
    explicit Ear(const std::shared_ptr<LiveStream>& stream) {
        stream->start([this](const std::string& text) {
            const std::scoped_lock lock(mutex);
            if (text.empty()) ended = true;
            else heard += text;
            return !deaf;
        });
    }
    std::string all() const {
        const std::scoped_lock lock(mutex);
        return heard;
    }
    bool hears(std::string_view text) const {
        for (int i = 0; i < 500; ++i) {
            if (all().find(text) != std::string::npos) return true;
            std::this_thread::sleep_for(2ms);
        }
        return false;
    }
    mutable std::mutex mutex;
    std::string heard;
    std::atomic<bool> ended = false;
    std::atomic<bool> deaf = false;
};

}  // namespace

TEST_CASE("a stream begins with the time to come back and the server's time, then tells what happens") {
    LiveHub hub(some_time);
    Store store(hub);
    const RunningServer running(live_route(hub, store, {"cases/1"}));
    auto client = running.client();
    client.send(request(0));
    const auto head = client.read_until("\r\n\r\n");
    REQUIRE(head);
    CHECK(head->find("Content-Type: text/event-stream; charset=utf-8\r\n") != std::string::npos);
    CHECK(head->find("Connection: close") != std::string::npos);
    CHECK(head->find("Content-Length") == std::string::npos);
    CHECK(client.read_until("\n\n") == "retry: 3000\n\n");
    CHECK(client.read_until("\n\n") ==
          "event: beat\ndata: {\"server_time\":\"2026-03-02T01:00:00.000000Z\"}\n\n");
    store.commit("cases/2");
    store.commit("cases/1");
    CHECK(client.read_until("\n\n") ==
          "id: 0000000000002\nevent: line\n"
          "data: {\"topic\":\"cases/1\",\"at\":\"2026-03-02T01:00:00.000000Z\",\"data\":{\"n\":1}}\n\n");
}

TEST_CASE("two dropped connections lose nothing and double nothing") {
    LiveHub hub(some_time);
    Store store(hub);
    const RunningServer running(live_route(hub, store, {"odd", "even"}));
    constexpr std::int64_t last = 3000;
    std::thread writer([&] {
        for (std::int64_t i = 1; i <= last; ++i) {
            store.commit(i % 3 == 0 ? "other" : i % 2 ? "odd" : "even");
            if (i % 10 == 0) std::this_thread::sleep_for(1ms);
        }
    });
    std::vector<std::int64_t> numbers;
    for (const std::size_t count : {std::size_t{300}, std::size_t{500}, std::size_t{last}}) {
        auto client = running.client();
        client.send(request(numbers.empty() ? 0 : numbers.back()));
        follow(client, numbers, count, last - 1);
    }
    writer.join();
    std::vector<std::int64_t> expected;
    for (std::int64_t i = 1; i <= last; ++i)
        if (i % 3 != 0) expected.push_back(i);
    CHECK(numbers == expected);
}

TEST_CASE("many who come and go at any moment each see every line once") {
    LiveHub hub(some_time, {.streams_per_account_max = 100});
    Store store(hub);
    std::atomic<bool> writing = true;
    std::thread writer([&] {
        for (int i = 0; i < 4000; ++i) store.commit("t");
        writing = false;
    });
    std::vector<std::thread> followers;
    std::atomic<int> wrong = 0;
    for (int i = 0; i < 4; ++i)
        followers.emplace_back([&, i] {
            std::int64_t high = 0;
            for (bool more = true; more;) {
                more = writing;
                const auto stream = hub.subscribe(std::to_string(i), {"t"}, high, store.replay({"t"}));
                {
                    const auto ear = std::make_unique<Ear>(stream);
                    std::this_thread::sleep_for(1ms);
                    stream->stop();
                    for (auto text = std::string_view(ear->heard); text.find("id: ") != text.npos;) {
                        text.remove_prefix(text.find("id: ") + 4);
                        const auto number = id_value(text.substr(0, 13)).value_or(0);
                        if (number != high + 1) ++wrong;
                        high = number;
                    }
                }
            }
            if (high != 4000) ++wrong;
        });
    writer.join();
    for (auto& follower : followers) follower.join();
    CHECK(wrong == 0);
}

TEST_CASE("what is published while the replay reads comes behind it, once") {
    LiveHub hub(some_time);
    const auto line = [](std::int64_t number) { return LiveEvent{number, "t", "line", "{}", some_time()}; };
    const auto stream = hub.subscribe("a", {"t"}, 1, [&](std::int64_t after) {
        CHECK(after == 1);
        hub.publish({line(3)});
        hub.publish({line(4)});
        std::this_thread::sleep_for(30ms);
        return Replayed{{line(2), line(3)}};
    });
    const Ear ear(stream);
    hub.publish({line(4), line(5)});
    CHECK(ear.hears(id_text(5)));
    std::string order;
    for (auto text = ear.all(); text.find("id: ") != text.npos;) {
        text.erase(0, text.find("id: ") + 4);
        order += std::to_string(*id_value(text.substr(0, 13))) + " ";
    }
    CHECK(order == "2 3 4 5 ");
}

TEST_CASE("a page that was away too long is told to read its state anew") {
    LiveHub hub(some_time);
    const Ear ear(hub.subscribe("a", {"t"}, 7, [](std::int64_t) { return Replayed{{}, false}; }));
    CHECK(ear.hears("event: reset\n"));
}

TEST_CASE("a stream without a number begins now and replays nothing") {
    LiveHub hub(some_time);
    const Ear ear(hub.subscribe("a", {"t"}, std::nullopt, [](std::int64_t) -> Replayed {
        FAIL("asked for a replay");
        return {};
    }));
    CHECK_FALSE(ear.all().empty());
    CHECK(ear.all().find("reset") == std::string::npos);
}

TEST_CASE("the server's time comes with every beat") {
    LiveHub hub(some_time, {.beat = 20ms});
    const Ear ear(hub.subscribe("a", {}, std::nullopt, {}));
    for (int i = 0; i < 200 && std::ranges::count(ear.all(), 'e') < 20; ++i) std::this_thread::sleep_for(5ms);
    const auto text = ear.all();
    CHECK(text.find("event: beat") != text.rfind("event: beat"));
}

TEST_CASE("above the limit the oldest stream of an account ends, and only of that account") {
    LiveHub hub(some_time, {.streams_per_account_max = 2});
    const Ear other(hub.subscribe("b", {"t"}, std::nullopt, {}));
    const Ear first(hub.subscribe("a", {"t"}, std::nullopt, {}));
    const Ear second(hub.subscribe("a", {"t"}, std::nullopt, {}));
    CHECK_FALSE(first.ended);
    const Ear third(hub.subscribe("a", {"t"}, std::nullopt, {}));
    CHECK(first.ended);
    CHECK(first.all().ends_with("event: replaced\ndata: {}\n\n"));
    CHECK_FALSE(second.ended);
    CHECK_FALSE(other.ended);
    CHECK(hub.streams() == 3);
    hub.end("a");
    CHECK(second.ended);
    CHECK(third.ended);
    CHECK(hub.streams() == 1);
}

TEST_CASE("a stream ends after its life, so that who it is for is asked anew") {
    LiveHub hub(some_time, {.beat = 10ms, .life = 30ms});
    const Ear ear(hub.subscribe("a", {"t"}, std::nullopt, {}));
    for (int i = 0; i < 500 && !ear.ended; ++i) std::this_thread::sleep_for(2ms);
    CHECK(ear.ended);
    CHECK(hub.streams() == 0);
}

TEST_CASE("a client that does not read is cut off, and the others go on") {
    auto options = testing::any_port();
    options.live_waiting_bytes_max = 64 * 1024;
    LiveHub hub(some_time);
    Store store(hub);
    const RunningServer running(live_route(hub, store, {"t"}), options);
    auto slow = running.client(4096), quick = running.client();
    slow.send(request(0, "slow"));
    quick.send(request(0, "quick"));
    for (int i = 0; i < 5000 && hub.streams() < 2; ++i) std::this_thread::sleep_for(1ms);
    REQUIRE(hub.streams() == 2);
    // In step with the quick one: what it has not read yet is always far below the limit.
    std::vector<std::int64_t> numbers;
    for (std::int64_t told = 0; told < 40'000;) {
        for (const auto end = told + 100; told < end; ++told) store.commit("t");
        follow(quick, numbers, 100, told);
    }
    CHECK(numbers.size() == 40'000);
    CHECK(hub.streams() == 1);
}

TEST_CASE("streams end when the client goes away, and when the server stops") {
    LiveHub hub(some_time);
    Store store(hub);
    RunningServer running(live_route(hub, store, {"t"}));
    auto stays = running.client();
    stays.send(request(0));
    CHECK(stays.read_until("\n\n"));
    {
        auto leaves = running.client();
        leaves.send(request(0, "b"));
        CHECK(leaves.read_until("\n\n"));
        CHECK(hub.streams() == 2);
    }
    for (int i = 0; i < 500 && hub.streams() > 1; ++i) std::this_thread::sleep_for(2ms);
    CHECK(hub.streams() == 1);
    CHECK(running.server.stop());
    CHECK(hub.streams() == 0);
    CHECK(stays.read_until("\n\n"));  // the beat
    CHECK(stays.is_closed());
}

TEST_CASE("a hub that is closed ends its streams and takes no more") {
    LiveHub hub(some_time);
    const Ear ear(hub.subscribe("a", {"t"}, std::nullopt, {}));
    hub.close();
    CHECK(ear.ended);
    CHECK_THROWS_AS(hub.subscribe("a", {"t"}, std::nullopt, {}), Problem);
}

TEST_CASE("HEAD of a live route leaves no stream behind") {
    LiveHub hub(some_time);
    Store store(hub);
    const RunningServer running(live_route(hub, store, {"t"}));
    auto client = running.client();
    client.send("HEAD /api/live HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(client.read(true)->status == 200);
    CHECK(hub.streams() == 0);
}

}  // namespace atrium

#include "testing/running_server.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium {
namespace {

using namespace std::chrono_literals;
using testing::any_port;
using testing::HttpClient;
using testing::RunningServer;

// Answers on threads of its own after a moment, as the readers and the writer do.
class Workers {
public:
    explicit Workers(int count) {
        for (int i = 0; i < count; ++i) threads_.emplace_back([this] { work(); });
    }
    ~Workers() {
        {
            const std::scoped_lock lock(mutex_);
            ended_ = true;
        }
        ready_.notify_all();
        for (auto& thread : threads_) thread.join();
    }
    Handler handler() {
        return [this](const Request& request, Respond respond) {
            {
                const std::scoped_lock lock(mutex_);
                ++accepted;
                jobs_.emplace_back(request.path, std::move(respond));
            }
            ready_.notify_one();
        };
    }
    std::atomic<int> accepted = 0;

private:
    void work() {
        for (;;) {
            std::unique_lock lock(mutex_);
            ready_.wait(lock, [this] { return ended_ || !jobs_.empty(); });
            if (jobs_.empty()) return;
            auto [path, respond] = std::move(jobs_.front());
            jobs_.pop_front();
            lock.unlock();
            std::this_thread::sleep_for(2ms);
            respond({.body = path});
        }
    }

    std::mutex mutex_;
    std::condition_variable ready_;
    std::deque<std::pair<std::string, Respond>> jobs_;
    bool ended_ = false;
    std::vector<std::thread> threads_;
};

struct Outcome {
    int answered = 0;
    int lost = 0;  // sent on an open connection, and nothing came back
    bool told_to_close = false;
};

// Asks one request after another until the server has gone.
Outcome ask_until_gone(unsigned short port) {
    Outcome out;
    for (;;) {
        try {
            HttpClient client(port);
            for (bool open = true; open;) {
                const auto answer = client.get("/" + std::to_string(out.answered));
                if (!answer) {
                    ++out.lost;
                    break;
                }
                if (answer->body != "/" + std::to_string(out.answered)) ++out.lost;
                ++out.answered;
                if (answer->header("connection") == "close") {
                    out.told_to_close = true;
                    open = false;
                }
            }
        } catch (const std::runtime_error&) {
            return out;  // the server listens no more
        }
        if (out.told_to_close) return out;
    }
}

}  // namespace

TEST_CASE("stopping under load loses no accepted request") {
    for (int round = 0; round < 5; ++round) {
        Workers workers(4);
        auto options = any_port();
        options.idle_grace = 5s;  // a client that the machine has put aside for a moment is no idle one
        RunningServer running(workers.handler(), options);
        std::vector<Outcome> outcomes(16);
        std::vector<std::thread> clients;
        for (auto& outcome : outcomes)
            clients.emplace_back([&, port = running.server.port()] { outcome = ask_until_gone(port); });
        while (workers.accepted < 150) std::this_thread::sleep_for(1ms);
        CHECK(running.server.stop());
        for (auto& client : clients) client.join();
        int answered = 0;
        for (const auto& outcome : outcomes) {
            CHECK(outcome.lost == 0);
            answered += outcome.answered;
        }
        CHECK(answered == workers.accepted);
    }
}

TEST_CASE("a kept connection may send one more request while the server stops") {
    auto options = any_port();
    options.idle_grace = 5s;  // also for a machine that is busy with something else
    RunningServer running(testing::echo(), options);
    auto client = running.client();
    CHECK(client.get("/1")->header("connection").empty());
    std::thread stopping([&] { running.server.stop(); });
    std::this_thread::sleep_for(50ms);
    const auto answer = client.get("/2");
    stopping.join();
    REQUIRE(answer);
    CHECK(answer->body == "GET /2? ");
    CHECK(answer->header("connection") == "close");
}

TEST_CASE("idle connections do not hold up the stop, and nobody new is let in") {
    RunningServer running;
    auto idle = running.client();
    CHECK(idle.get("/")->status == 200);
    const auto port = running.server.port();
    const auto start = std::chrono::steady_clock::now();
    CHECK(running.server.stop());
    CHECK(std::chrono::steady_clock::now() - start < 3s);
    CHECK(idle.is_closed());
    CHECK_THROWS(HttpClient{port});
}

TEST_CASE("a request that never ends is cut off when the time to stop is over") {
    auto options = any_port();
    options.stop_timeout = 200ms;
    std::vector<Respond> forgotten;
    RunningServer running([&](const Request&, Respond respond) { forgotten.push_back(std::move(respond)); },
                          options);
    auto client = running.client();
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    std::this_thread::sleep_for(50ms);
    const auto start = std::chrono::steady_clock::now();
    CHECK_FALSE(running.server.stop());
    CHECK(std::chrono::steady_clock::now() - start < 2s);
    CHECK(client.is_closed());
}

TEST_CASE("a second server on the same port is refused") {
    const RunningServer running;
    auto options = any_port();
    options.listen = {"127.0.0.1:" + std::to_string(running.server.port())};
    Server second(options, testing::echo());
    CHECK_THROWS(second.start());
}

}  // namespace atrium

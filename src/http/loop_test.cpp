#include "http/loop.h"

#include <future>

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium {

using namespace std::chrono_literals;

TEST_CASE("a loop ends though a tick has come due while it was busy") {
    for (int round = 0; round < 20; ++round) {
        const auto loop = std::make_shared<Loop>(0, 1ms);
        loop->start();
        std::promise<void> busy;
        loop->post([&] {
            busy.set_value();
            std::this_thread::sleep_for(20ms);
        });
        busy.get_future().wait();
        loop->end();  // runs behind the busy handler, and before the tick that is due by then

        std::promise<void> joined;
        auto ended = joined.get_future();
        std::thread([loop, joined = std::move(joined)]() mutable {
            loop->join();
            joined.set_value();
        }).detach();
        REQUIRE(ended.wait_for(10s) == std::future_status::ready);
    }
}

}  // namespace atrium

#include "http/device_cookie.h"

#include "testing/running_server.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium {

TEST_CASE("a browser is given a name with its first document, and keeps it") {
    const testing::RunningServer running(
        with_device_cookie([](const Request& request, const Respond& respond) {
            respond({.content_type = request.path == "/" ? "text/html; charset=utf-8" : "application/json",
                     .body = "{}"});
        }));
    auto client = running.client();
    const auto given = client.get("/")->header("set-cookie");
    CHECK(given.starts_with("atrium-device="));
    CHECK(given.find("; Path=/; HttpOnly; SameSite=Lax") != std::string::npos);
    CHECK(given.find("Domain") == std::string::npos);
    CHECK(client.get("/")->header("set-cookie") != given);
    CHECK(client.get("/api/items")->header("set-cookie").empty());
    CHECK(client.get("/", "Cookie: atrium-device=abc\r\n")->header("set-cookie").empty());
}

}  // namespace atrium

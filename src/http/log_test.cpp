#include "http/log.h"

#include "base/codec.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium {
namespace {

using namespace std::chrono_literals;

// The lines that `write` leaves in a log of its own.
std::vector<json::object> lines_of(const std::function<void(const Logging&)>& write,
                                   LogLevel least = LogLevel::info) {
    const auto file = std::filesystem::temp_directory_path() / ("atrium-log-" + std::to_string(::getpid()));
    std::filesystem::remove(file);
    {
        const Logging logging({.file = file.string(), .least = least});
        write(logging);
    }
    std::vector<json::object> out;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) out.push_back(parse_stored(line).as_object());
    std::filesystem::remove(file);
    return out;
}

}  // namespace

TEST_CASE("a line of the log is one JSON object with time, level, event and request") {
    const auto lines = lines_of([](const Logging&) {
        log_event(LogLevel::warning, "backup_late", "0abcdefghjkmn",
                  {{"hours", std::int64_t{26}}, {"share", 0.5}, {"first", true}, {"kind", Fixed("full")}});
    });
    REQUIRE(lines.size() == 1);
    CHECK(instant_value(lines[0].at("time").as_string()).has_value());
    CHECK(lines[0].at("level") == "warning");
    CHECK(lines[0].at("event") == "backup_late");
    CHECK(lines[0].at("request_id") == "0abcdefghjkmn");
    CHECK(lines[0].at("hours") == 26);
    CHECK(lines[0].at("share") == 0.5);
    CHECK(lines[0].at("first") == true);
    CHECK(lines[0].at("kind") == "full");
}

TEST_CASE("a request is logged by its route, and ordinary ones may be left out") {
    const Served ordinary{"0abcdefghjkmn", "GET", "/api/cases/{number}", "370281", 200, 12, 900us};
    const Served refused{"0abcdefghjkmp", "POST", "/api/cases", "370281", 422, 34, 800us};
    const Served slow{"0abcdefghjkmq", "GET", "/api/items", "370281", 200, 56, 2s};
    const auto write = [&](const Logging& logging) {
        for (const auto& served : {ordinary, refused, slow}) logging.request(served);
    };
    const auto all = lines_of(write);
    REQUIRE(all.size() == 3);
    CHECK(all[0].at("route") == "/api/cases/{number}");
    CHECK(all[0].at("status") == 200);
    CHECK(all[0].at("microseconds") == 900);
    CHECK(all[0].at("city") == "370281");
    CHECK(all[0].at("level") == "info");
    const auto some = lines_of(write, LogLevel::warning);
    REQUIRE(some.size() == 2);
    CHECK(some[0].at("status") == 422);
    CHECK(some[1].at("route") == "/api/items");
    CHECK(some[1].at("level") == "warning");
    CHECK(lines_of(write, LogLevel::error).empty());
}

TEST_CASE("a fault is told without what somebody wrote") {
    CHECK(blanked("unknown value in a row: '王小明'") == "unknown value in a row: '…'");
    CHECK(blanked("no such table: hall_ticket (1)") == "no such table: hall_ticket (1)");
    CHECK(blanked("duplicate key 370281199003070012 at line 12") == "duplicate key # at line 12");
    CHECK(blanked("姓名 is wrong") == "… is wrong");
    CHECK(blanked("open \"never closed") == "open \"…\"");
    CHECK(blanked("two\nlines") == "two lines");
    CHECK(blanked(std::string(1000, 'x')).size() == 400);
    const auto lines =
        lines_of([](const Logging&) { log_fault("request_failed", "0abcdefghjkmn", "phone 13800138000"); });
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].at("what") == "phone #");
    CHECK(lines[0].at("level") == "error");
}

TEST_CASE("without a log nothing is written and nothing breaks") {
    CHECK_NOTHROW(log_event(LogLevel::info, "nobody_listens", ""));
}

}  // namespace atrium

#include "http/http_metrics.h"
#include "testing/running_server.h"

#include <thread>

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium {
namespace {

using namespace std::chrono_literals;

bool has_line(const std::string& text, const std::string& line) {
    return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("counters and gauges are written as Prometheus reads them") {
    Metrics metrics;
    metrics.counter("atrium_things_total", "Things.", {{"city", "370281"}, {"kind", "a \"b\"\\\n"}}).add(3);
    metrics.gauge("atrium_waiting", "Waiting.").set(-2);
    metrics.reading("atrium_seconds", "Seconds.", [] { return 1.5; });
    const auto text = metrics.text();
    CHECK(has_line(text, "# HELP atrium_things_total Things."));
    CHECK(has_line(text, "# TYPE atrium_things_total counter"));
    CHECK(has_line(text, "atrium_things_total{city=\"370281\",kind=\"a \\\"b\\\"\\\\\\n\"} 3"));
    CHECK(has_line(text, "atrium_waiting -2"));
    CHECK(has_line(text, "atrium_seconds 1.5"));
}

TEST_CASE("a histogram counts up to each bound") {
    Metrics metrics;
    auto& histogram = metrics.histogram("atrium_time_seconds", "Time.", {{"route", "/x"}});
    for (const auto microseconds : {400, 500, 501, 30'000, 20'000'000}) histogram.observe(microseconds);
    const auto text = metrics.text();
    CHECK(has_line(text, "atrium_time_seconds_bucket{route=\"/x\",le=\"0.0005\"} 2"));
    CHECK(has_line(text, "atrium_time_seconds_bucket{route=\"/x\",le=\"0.001\"} 3"));
    CHECK(has_line(text, "atrium_time_seconds_bucket{route=\"/x\",le=\"10\"} 4"));
    CHECK(has_line(text, "atrium_time_seconds_bucket{route=\"/x\",le=\"+Inf\"} 5"));
    CHECK(has_line(text, "atrium_time_seconds_count{route=\"/x\"} 5"));
    CHECK(text.find("atrium_time_seconds_sum{route=\"/x\"} 20.03140") != std::string::npos);
}

TEST_CASE("a histogram of sizes has the borders of sizes") {
    Metrics metrics;
    auto& histogram = metrics.histogram("atrium_batch_jobs", "Jobs.", {}, sizes);
    for (const auto jobs : {1, 3, 256, 300}) histogram.observe(jobs);
    const auto text = metrics.text();
    CHECK(has_line(text, "atrium_batch_jobs_bucket{le=\"1\"} 1"));
    CHECK(has_line(text, "atrium_batch_jobs_bucket{le=\"4\"} 2"));
    CHECK(has_line(text, "atrium_batch_jobs_bucket{le=\"256\"} 3"));
    CHECK(has_line(text, "atrium_batch_jobs_count 4"));
    CHECK(has_line(text, "atrium_batch_jobs_sum 560"));
}

TEST_CASE("threads count together, and the same labels are the same series") {
    Metrics metrics;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < 1000; ++n)
                metrics.counter("n_total", "N.", {{"a", std::to_string(n % 3)}}).add();
        });
    for (auto& thread : threads) thread.join();
    std::uint64_t all = 0;
    for (const auto* value : {"0", "1", "2"}) all += metrics.counter("n_total", "N.", {{"a", value}}).value();
    CHECK(all == 4000);
}

TEST_CASE("labels that nobody foresaw do not fill the memory") {
    Metrics metrics;
    for (int i = 0; i < 20'000; ++i) metrics.counter("n_total", "N.", {{"a", std::to_string(i)}}).add();
    CHECK(metrics.counter("n_total", "N.", {{"overflow", "true"}}).value() == 10'000);
}

TEST_CASE("what was served is counted by city, route and status, and never by path") {
    Metrics metrics;
    HttpMetrics http(metrics);
    add_process_metrics(metrics);
    auto options = testing::any_port();
    options.served = [&](const Served& served) { http.record(served); };
    const Handler handler = [](const Request& request, const Respond& respond) {
        respond({.status = request.query.empty() ? 200 : 404,
                 .body = "12345",
                 .route = "/api/cases/{number}",
                 .city = "370281"});
    };
    const testing::RunningServer running(with_metrics(metrics, {}, handler), options);
    auto client = running.client();
    client.get("/api/cases/secret");
    client.get("/api/cases/secret");
    client.get("/api/cases/secret?x=1");
    running.client().ask("BREW / HTTP/1.1\r\nHost: a\r\n\r\n");
    // What was answered last is counted when its bytes have gone: its reader may be quicker.
    auto answer = client.get("/metrics");
    for (int i = 0; i < 500 && answer->body.find("status=\"501\"} 1") == std::string::npos; ++i)
        answer = client.get("/metrics");
    REQUIRE(answer);
    CHECK(answer->header("content-type") == "text/plain; version=0.0.4; charset=utf-8");
    const auto& text = answer->body;
    CHECK(has_line(
        text,
        "atrium_http_requests_total{city=\"370281\",method=\"GET\",route=\"/api/cases/{number}\",status=\"200\"} 2"));
    CHECK(has_line(
        text,
        "atrium_http_requests_total{city=\"370281\",method=\"GET\",route=\"/api/cases/{number}\",status=\"404\"} 1"));
    CHECK(has_line(text,
                   "atrium_http_requests_total{city=\"\",method=\"other\",route=\"none\",status=\"501\"} 1"));
    CHECK(has_line(
        text,
        "atrium_http_answer_bytes_total{city=\"370281\",method=\"GET\",route=\"/api/cases/{number}\"} 15"));
    CHECK(text.find("process_resident_memory_bytes ") != std::string::npos);
    CHECK(text.find("secret") == std::string::npos);
}

TEST_CASE("the measures are for this machine and the networks of the setting alone") {
    Metrics metrics;
    auto options = testing::any_port();
    options.trusted_proxies = {"127.0.0.1"};
    const testing::RunningServer proxied(with_metrics(metrics, networks({"10.0.0.0/8"}), testing::echo()),
                                         options);
    CHECK(proxied.client().get("/metrics")->status == 200);
    CHECK(proxied.client().get("/metrics", "X-Forwarded-For: 203.0.113.9\r\n")->status == 404);
    CHECK(proxied.client().get("/metrics", "X-Forwarded-For: 10.2.3.4\r\n")->status == 200);
    const testing::RunningServer plain(with_metrics(metrics, {}, testing::echo()));
    CHECK(plain.client().get("/metrics", "X-Forwarded-For: 10.2.3.4\r\n")->status == 404);
    CHECK(plain.client().get("/metrics/x")->body == "GET /metrics/x? ");
}

}  // namespace atrium

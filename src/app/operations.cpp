#include "app/operations.h"

#include "http/device_cookie.h"
#include "http/rate_limit.h"

namespace atrium::app {
namespace {

using namespace std::chrono_literals;

constexpr auto apply_budget = 1ms;  // ENGINE: what an act may take on the writer

// A school's class signs in at once from one address; a guesser has to wait all the same.
RateOptions rates(const Settings& settings) {
    RateOptions out{.per_client = {settings.rate_per_client, settings.rate_per_client * 10},
                    .per_address = {settings.rate_per_address, settings.rate_per_address * 10},
                    .groups = {
                        {"POST", "/api/session", {0.5, 10}, {10, 200}},
                        {"POST", "/api/accounts", {0.1, 5}, {2, 100}},
                        {"POST", "/api/mobile-codes", {0.1, 5}, {2, 100}},
                    }};
    return out;
}

Handler with_health(Handler next, std::function<Readiness()> ready) {
    return [next = std::move(next), ready = std::move(ready)](Request request, Respond respond) {
        if (request.path == "/healthz")
            return respond(
                {.content_type = "text/plain; charset=utf-8", .body = "alive\n", .route = "/healthz"});
        if (request.path != "/readyz") return next(std::move(request), std::move(respond));
        const auto readiness = ready();
        respond(
            {.status = readiness.good ? 200 : 503, .body = json_text(readiness.checks), .route = "/readyz"});
    };
}

}  // namespace

Operations::Operations(const Settings& settings)
    : settings_(settings),
      logging_({.file = settings.log_file, .least = settings.log}),
      http_metrics_(metrics_) {
    add_process_metrics(metrics_);
}

void Operations::observe(const Seen& seen) {
    if (!seen.fault.empty()) log_fault("request_failed", seen.request_id, seen.fault);
    if (!seen.route || !seen.city || seen.apply == 0us) return;
    const std::vector<Label> labels{{"city", seen.city->jurisdiction().division_code},
                                    {"method", seen.route->method},
                                    {"route", seen.route->pattern}};
    metrics_
        .histogram("atrium_apply_seconds", "Time of a command on the writer; its budget is 0.001.", labels)
        .observe(seen.apply.count());
    if (seen.apply > apply_budget)
        metrics_.counter("atrium_apply_over_budget_total", "Commands that took the writer too long.", labels)
            .add();
}

void Operations::served(const Served& served) {
    http_metrics_.record(served);
    logging_.request(served);
}

void Operations::written(std::string_view city, const BatchWritten& batch) {
    const std::vector<Label> labels{{"city", city}};
    metrics_.histogram("atrium_batch_jobs", "Commands in one durable commit.", labels, sizes)
        .observe(static_cast<std::int64_t>(batch.jobs));
    metrics_.histogram("atrium_commit_seconds", "Time of a durable commit.", labels)
        .observe(batch.commit.count());
}

Handler Operations::in_front_of(Handler next, const Watch& watch) {
    if (settings_.rate_limits)
        next = with_rate_limit(std::make_shared<RateLimiter>(rates(settings_)), std::move(next));
    return with_metrics(metrics_, networks(settings_.metrics_from),
                        with_health(std::move(next), [&watch] { return watch.ready(); }));
}

}  // namespace atrium::app

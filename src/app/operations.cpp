#include "app/operations.h"

#include "app/modules.h"
#include "storage/migrate.h"

#include <spdlog/spdlog.h>

namespace atrium::app {
namespace {

constexpr std::uintmax_t least_free_bytes = 256 * 1024 * 1024;

}  // namespace

void report_fault(std::string_view event, const std::string& what) { spdlog::error("{}: {}", event, what); }

void Operations::observe(const Seen& seen) {
    if (!seen.fault.empty())
        spdlog::error("request_failed {} {}: {}", seen.request_id, seen.route ? seen.route->pattern : "",
                      seen.fault);
}

Handler Operations::in_front_of(Handler next) {
    return [this, next = std::move(next)](Request request, Respond respond) {
        if (request.path == "/healthz")
            return respond({.content_type = "text/plain; charset=utf-8", .body = "alive\n"});
        if (request.path == "/readyz") return respond(ready());
        next(std::move(request), std::move(respond));
    };
}

// Database reachable, tables of this program, room on the disk.  Never fails for next year's calendar.
Response Operations::ready() const {
    json::object checks;
    bool good = true;
    const auto note = [&](const std::string& name, bool passed) {
        checks[name] = passed;
        good = good && passed;
    };
    for (auto* city : cities_) {
        const auto& code = city->jurisdiction().division_code;
        try {
            const auto connection = city->database().connect();
            note("database/" + code, true);
            note("migrations/" + code,
                 missing_migrations(*connection, city->database().dialect(), module_names()) == 0);
        } catch (const std::exception& fault) {
            report_fault("not_ready", fault.what());
            note("database/" + code, false);
        }
    }
    std::error_code unknown;
    const auto space = std::filesystem::space(settings_.data, unknown);
    note("disk", !unknown && space.available > least_free_bytes);
    return {.status = good ? 200 : 503, .body = json_text(checks)};
}

}  // namespace atrium::app

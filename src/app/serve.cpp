#include "app/serve.h"

#include "app/modules.h"
#include "app/operations.h"
#include "http/device_cookie.h"
#include "http/gateway.h"
#include "http/server.h"
#include "http/static_files.h"
#include "notify/http_sender.h"

#include <fmt/format.h>

#include <iostream>

namespace atrium::app {
namespace {

// The cities of this process, the first being the one of every unknown host.
class Cities {
public:
    // `outside` is what all cities are given; the clock and the random source are ours.
    Cities(const Settings& settings, const Outside& outside) : settings_(settings) {
        add("", first_place(settings_), outside);
        for (const auto& [host, place] : further_places(settings_)) add(host, place, outside);
    }
    City* of(std::string_view host) const {
        for (const auto& [name, city] : cities_)
            if (!name.empty() && name == host) return &city->city();
        return &cities_.front().second->city();
    }
    std::vector<Watch::Watched> all() const {
        std::vector<Watch::Watched> out;
        for (const auto& [name, city] : cities_) out.push_back({&city->city(), &city->live()});
        return out;
    }

private:
    void add(const std::string& host, const Place& place, Outside outside) {
        prepare(place, std::nullopt);
        outside.clock = &clock_;
        outside.random = &system_random();
        outside.clamd = settings_.clamd;
        outside.readers = static_cast<std::size_t>(settings_.workers) + 1;
        if (!settings_.sms_gateway.empty())
            outside.sms = std::make_shared<notify::HttpSmsSender>(settings_.sms_gateway);
        cities_.emplace_back(host, std::make_unique<OpenCity>(place, keys_of(settings_, place), outside));
        // What was due while nobody served comes before the first request.
        cities_.back().second->city().settle();
    }

    SystemClock clock_;
    const Settings& settings_;
    std::vector<std::pair<std::string, std::unique_ptr<OpenCity>>> cities_;
};

ServerOptions options_of(const Settings& settings, Operations& operations) {
    ServerOptions out{.listen = {settings.address + ":" + std::to_string(settings.port)},
                      .trusted_proxies = settings.trusted_proxies,
                      .served = [&](const Served& served) { operations.served(served); }};
    if (!settings.tls_certificate.empty()) out.tls = TlsFiles{settings.tls_certificate, settings.tls_key};
    return out;
}

std::shared_ptr<const StaticFiles> files_of(const Settings& settings) {
    return std::make_shared<const StaticFiles>(settings.web.empty() ? StaticFiles::embedded()
                                                                    : StaticFiles::folder(settings.web));
}

}  // namespace

// Each of these is used by those below it, so they go in the opposite order.
int serve(const Settings& settings) {
    hold_stop_signals();
    Operations operations(settings);
    const Cities* opened = nullptr;
    Gateway gateway(GatewayParts{.api = &api(),
                                 .city_of = [&](std::string_view host) { return opened->of(host); },
                                 .signed_in = signed_in,
                                 .allowed = allowed,
                                 .observe = [&](const Seen& seen) { operations.observe(seen); },
                                 .workers = static_cast<std::size_t>(settings.workers)});
    const Outside outside{
        .changed =
            [&](const std::vector<std::string>& changed) {
                for (const auto& cache : changed) gateway.kept().forget(cache);
            },
        .report = [](std::string_view event, const std::string& what) { log_fault(event, "", what); },
        .written = [&](std::string_view city,
                       const BatchWritten& batch) { operations.written(city, batch); }};
    const Cities cities(settings, outside);
    opened = &cities;
    const Watch watch(cities.all(), settings.data, operations.metrics());

    Server server(options_of(settings, operations),
                  with_device_cookie(with_static_files(files_of(settings),
                                                       operations.in_front_of(gateway.handler(), watch))));
    std::cout << fmt::format("Atrium · {} · http{}://{}:{}\n", cities.of("")->jurisdiction().name,
                             settings.tls_certificate.empty() ? "" : "s", settings.address, settings.port)
              << std::flush;
    log_event(LogLevel::info, "serving", "",
              {{"port", std::int64_t{settings.port}}, {"virus_check", !settings.clamd.empty()}});
    server.run();
    gateway.finish();
    log_event(LogLevel::info, "stopped", "");
    return 0;
}

}  // namespace atrium::app

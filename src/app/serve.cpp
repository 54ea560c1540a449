#include "app/serve.h"

#include "app/modules.h"
#include "app/operations.h"
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
    explicit Cities(const Settings& settings) : clock_(), settings_(settings) {}

    void open(const std::function<void(const std::vector<std::string>&)>& changed) {
        add("", first_place(settings_), changed);
        for (const auto& [host, place] : further_places(settings_)) add(host, place, changed);
    }
    City* of(std::string_view host) const {
        for (const auto& [name, city] : cities_)
            if (!name.empty() && name == host) return &city->city();
        return &cities_.front().second->city();
    }
    std::vector<City*> all() const {
        std::vector<City*> out;
        for (const auto& [name, city] : cities_) out.push_back(&city->city());
        return out;
    }
    void close() { cities_.clear(); }

private:
    void add(const std::string& host, const Place& place,
             const std::function<void(const std::vector<std::string>&)>& changed) {
        prepare(place, std::nullopt);
        Outside outside{.clock = &clock_,
                        .random = &system_random(),
                        .changed = changed,
                        .report = report_fault,
                        .readers = static_cast<std::size_t>(settings_.workers) + 1};
        if (!settings_.sms_gateway.empty())
            outside.sms = std::make_shared<notify::HttpSmsSender>(settings_.sms_gateway);
        cities_.emplace_back(host, std::make_unique<OpenCity>(place, keys_of(settings_, place), outside));
        cities_.back().second->city().settle();  // what was due while nobody served comes before the first
                                                 // request
    }

    SystemClock clock_;
    const Settings& settings_;
    std::vector<std::pair<std::string, std::unique_ptr<OpenCity>>> cities_;
};

}  // namespace

int serve(const Settings& settings) {
    Cities cities(settings);
    Operations operations(settings);
    std::unique_ptr<Gateway> gateway;
    cities.open([&](const std::vector<std::string>& changed) {
        for (const auto& cache : changed) gateway->kept().forget(cache);
    });
    gateway = std::make_unique<Gateway>(
        GatewayParts{.api = &api(),
                     .city_of = [&](std::string_view host) { return cities.of(host); },
                     .signed_in = signed_in,
                     .allowed = allowed,
                     .observe = [&](const Seen& seen) { operations.observe(seen); },
                     .workers = static_cast<std::size_t>(settings.workers)});
    operations.watch(cities.all());

    ServerOptions options{.listen = {settings.address + ":" + std::to_string(settings.port)},
                          .trusted_proxies = settings.trusted_proxies};
    if (!settings.tls_certificate.empty()) options.tls = TlsFiles{settings.tls_certificate, settings.tls_key};
    const auto files = std::make_shared<const StaticFiles>(
        settings.web.empty() ? StaticFiles::embedded() : StaticFiles::folder(settings.web));
    Server server(options, with_static_files(files, operations.in_front_of(gateway->handler())));
    std::cout << fmt::format("Atrium · {} · http{}://{}:{}\n", cities.of("")->jurisdiction().name,
                             options.tls ? "s" : "", settings.address, settings.port)
              << std::flush;
    server.run();
    gateway.reset();
    cities.close();
    return 0;
}

}  // namespace atrium::app

#include "app/commands.h"
#include "app/demo.h"
#include "app/modules.h"
#include "app/serve.h"

#include <iostream>

namespace atrium::app {
namespace {

void add_listening(CLI::App& command, Settings& settings) {
    command.add_option("--port", settings.port, "port to listen on")->check(CLI::Range(1, 65535));
    command.add_option("--address", settings.address, "address to listen on");
    command.add_option("--city", settings.cities, "a further city: HOST=DATABASE");
    command.add_option("--web", settings.web, "serve the front end from this folder");
    command.add_option("--clamd", settings.clamd, "the socket of clamd, which looks at uploads for viruses");
    command.add_option("--trusted-proxy", settings.trusted_proxies,
                       "a proxy whose X-Forwarded-For is believed");
}

void add_watching(CLI::App& command, Settings& settings) {
    command
        .add_option("--log", settings.log, "info: each request; warning: the refused and slow; error: faults")
        ->transform(CLI::CheckedTransformer(std::map<std::string, LogLevel>{
            {"info", LogLevel::info}, {"warning", LogLevel::warning}, {"error", LogLevel::error}}));
    command.add_option("--log-file", settings.log_file, "write the log there, in files of 64 MiB");
    command.add_option("--metrics-from", settings.metrics_from, "a network that may read /metrics");
}

void add_limits(CLI::App& command, Settings& settings) {
    command.add_flag("!--no-rate-limits", settings.rate_limits, "do not limit how often a client may ask");
    command
        .add_option("--rate-per-client", settings.rate_per_client, "requests a second of a session or device")
        ->check(CLI::PositiveNumber);
    command.add_option("--rate-per-address", settings.rate_per_address, "requests a second of an address")
        ->check(CLI::PositiveNumber);
}

}  // namespace

void add_serve(CLI::App& program, Settings& settings, Run& run) {
    auto* command = program.add_subcommand("serve", "serve the city, and further ones by host name");
    add_listening(*command, settings);
    add_watching(*command, settings);
    add_limits(*command, settings);
    command->callback([&settings, &run] { run = [&settings] { return serve(settings); }; });
}

void add_demo(CLI::App& program, Settings& settings, Run& run) {
    const auto wanted = std::make_shared<Demo>();
    auto* command = program.add_subcommand("demo", "fill an empty database with the invented city of 胶州");
    command->add_option("--seed", wanted->seed, "the number that everything in it comes from");
    command->add_option("--cases", wanted->cases, "so many past cases besides, for trying a large city")
        ->check(CLI::Range(0, 5'000'000));
    add_place(*command, settings);
    command->callback(
        [&settings, &run, wanted] { run = [&settings, wanted] { return demo(settings, *wanted); }; });
}

void add_openapi(CLI::App& program, Settings&, Run& run) {
    auto* command = program.add_subcommand("openapi", "print the description of the API");
    command->callback([&run] {
        run = [] {
            std::cout << json_text(api().openapi()) << '\n';
            return 0;
        };
    });
}

}  // namespace atrium::app

#include "app/demo.h"
#include "app/modules.h"
#include "app/serve.h"

#include <CLI/CLI.hpp>

#include <iostream>

int main(int argc, char** argv) try {
    using namespace atrium;
    auto settings = app::settings_from_environment();
    CLI::App program{"Atrium: a city's government services and public-resource trading in one program"};
    program.require_subcommand(1);
    program.set_version_flag("--version", "atrium 0.1.0");

    auto* serve = program.add_subcommand("serve", "serve the city, and further ones by host name");
    serve->add_option("--port", settings.port, "port to listen on")->check(CLI::Range(1, 65535));
    serve->add_option("--address", settings.address, "address to listen on");
    serve->add_option("--city", settings.cities, "a further city: HOST=DATABASE");
    serve->add_option("--web", settings.web, "serve the front end from this folder");
    serve->add_option("--trusted-proxy", settings.trusted_proxies,
                      "a proxy whose X-Forwarded-For is believed");
    std::uint64_t seed = 370281;
    auto* demo = program.add_subcommand("demo", "fill an empty database with the invented city of 胶州");
    demo->add_option("--seed", seed, "the number that everything in it comes from");
    auto* openapi = program.add_subcommand("openapi", "print the description of the API");

    CLI11_PARSE(program, argc, argv);
    if (*demo) return app::demo(settings, seed);
    if (*serve) return app::serve(settings);
    if (*openapi) std::cout << json_text(app::api().openapi()) << '\n';
    return 0;
} catch (const std::exception& fault) {
    std::cerr << "atrium: " << fault.what() << '\n';
    return 1;
}

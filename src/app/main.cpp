#include "app/commands.h"
#include "crypto/key_error.h"

#include <iostream>

int main(int argc, char** argv) try {
    using namespace atrium::app;
    auto settings = settings_from_environment();
    Run run;
    CLI::App program{"Atrium: a city's government services and public-resource trading in one program"};
    program.require_subcommand(1);
    program.set_version_flag("--version", "atrium 0.1.0");
    for (const auto add : {add_serve, add_demo, add_migrate, add_import, add_user, add_keys, add_verify,
                           add_witness, add_backup, add_restore, add_doctor, add_openapi})
        add(program, settings, run);
    CLI11_PARSE(program, argc, argv);
    return run();
} catch (const atrium::crypto::KeyError& fault) {
    std::cerr << "atrium: " << atrium::in(atrium::app::shell_language(), fault.words) << '\n';
    return atrium::app::could_not;
} catch (const std::exception& fault) {
    std::cerr << "atrium: " << fault.what() << '\n';
    return atrium::app::could_not;
}

#pragma once

#include "app/settings.h"

#include <CLI/CLI.hpp>

#include <functional>

namespace atrium::app {

// What the chosen command does; its answer is the exit code of the process.
enum ExitCode {
    all_well = 0,
    could_not = 1,    // something stood in the way: a file that is not there, a wrong option
    found_wrong = 2,  // what was to be checked is not as it should be
};
using Run = std::function<int()>;

// Each adds its words to the command line and puts its work into `run` when it is chosen.
void add_serve(CLI::App&, Settings&, Run& run);
void add_demo(CLI::App&, Settings&, Run& run);
void add_openapi(CLI::App&, Settings&, Run& run);
void add_migrate(CLI::App&, Settings&, Run& run);
void add_import(CLI::App&, Settings&, Run& run);
void add_user(CLI::App&, Settings&, Run& run);
void add_keys(CLI::App&, Settings&, Run& run);
void add_verify(CLI::App&, Settings&, Run& run);
void add_witness(CLI::App&, Settings&, Run& run);
void add_backup(CLI::App&, Settings&, Run& run);
void add_restore(CLI::App&, Settings&, Run& run);
void add_doctor(CLI::App&, Settings&, Run& run);

// The city that a command is about: the one that --city names, else the first.
void add_place(CLI::App&, Settings&);
Place chosen_place(const Settings&);

// Chinese when the shell's language is Chinese (LC_ALL, LC_MESSAGES, LANG), else English.
Language shell_language();
void say(const Words&);

// From a file, from the terminal without showing it, or the first line of the standard input.
std::string secret_from(const std::string& file, const Words& question);

}  // namespace atrium::app

#include "app/beside.h"
#include "app/commands.h"
#include "catalog/load.h"
#include "outlets/load_divisions.h"
#include "outlets/working_calendar.h"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <thread>

namespace atrium::app {
namespace {

using namespace std::chrono_literals;

std::string whole_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("the file " + path + " cannot be read");
    return {std::istreambuf_iterator<char>(in), {}};
}

// What is wrong with a file, line by line; nothing of it was taken.
int refuse(const std::string& file, const Problem& problem) {
    const auto language = shell_language();
    std::cerr << file << ": "
              << (problem.detail.zh.empty() ? in(language, Words(problem.kind.title))
                                            : in(language, problem.detail))
              << '\n';
    for (const auto& field : problem.fields)
        std::cerr << "  " << field.pointer << ": " << in(language, field.message) << '\n';
    return found_wrong;
}

std::int64_t events_waiting(Beside& beside) {
    return beside.ask(
        [](const Reading& reading) { return reading.db.count("engine_told", {"parked_at IS NULL"}); });
}

// A server that is running does what follows, so that its pages change by themselves; without one it is done
// here.
void let_it_follow(Beside& beside) {
    for (int tenths = 0; tenths < 20; ++tenths) {
        if (events_waiting(beside) == 0) return;
        std::this_thread::sleep_for(100ms);
    }
    while (beside.city().deliver_due()) {}
}

int import_calendar(const Settings& settings, const std::string& file) try {
    const auto year = decode<calendar::CalendarYear>(parse_json(whole_file(file)));
    Beside beside(settings);
    beside.write([&](Context& context) { outlets::load_year(context, year); });
    let_it_follow(beside);
    const auto moved = beside.ask([&](const Reading& reading) {
        return reading.db.count("ledger_event",
                                {"act = 'cases/deadline-moved' AND at >= ?", {cell(beside.begun_at())}});
    });
    say({fmt::format("已载入 {} 年第 {} 版工作日安排（{}），{} 个未结期限随之变动。", year.year, year.version,
                     year.source, moved),
         fmt::format("The arrangement of {}, version {}, was loaded ({}); {} open deadlines moved.",
                     year.year, year.version, year.source, moved)});
    return all_well;
} catch (const Problem& problem) {
    return refuse(file, problem);
}

int import_divisions(const Settings& settings, const std::string& file, const std::string& source) try {
    const auto rows = outlets::divisions_in(whole_file(file));
    Beside beside(settings);
    beside.write([&](Context& context) { outlets::load_divisions(context, rows, source); });
    say({fmt::format("已载入 {} 个行政区划。", rows.size()),
         fmt::format("{} divisions were loaded.", rows.size())});
    return all_well;
} catch (const Problem& problem) {
    return refuse(file, problem);
}

int import_catalog(const Settings& settings) try {
    Beside beside(settings);
    catalog::LoadedCatalog loaded;
    beside.write(
        [&](Context& context) { loaded = catalog::load_catalog(context, catalog::embedded_catalog()); });
    say({fmt::format("已载入 {} 个部门、{} 个事项。", loaded.departments,
                     loaded.published + loaded.kept_as_source),
         fmt::format("{} departments and {} items were loaded.", loaded.departments,
                     loaded.published + loaded.kept_as_source)});
    return all_well;
} catch (const Problem& problem) {
    return refuse("catalog", problem);
}

}  // namespace

void add_import(CLI::App& program, Settings& settings, Run& run) {
    struct Options {
        std::string file, source;
    };
    const auto options = std::make_shared<Options>();
    auto* import = program.add_subcommand("import", "load data into a city, while it is served or not");
    import->require_subcommand(1);
    const auto word = [&](const char* name, const char* help, Run work) {
        auto* command = import->add_subcommand(name, help);
        add_place(*command, settings);
        command->callback([&run, work = std::move(work)] { run = work; });
        return command;
    };
    word("calendar", "a year's working days (the form of data/calendar): open deadlines are computed anew",
         [&settings, options] { return import_calendar(settings, options->file); })
        ->add_option("FILE", options->file, "JSON with year, version, source, holidays, workdays")
        ->required();
    auto* divisions =
        word("divisions", "administrative divisions (the form of data/divisions/qingdao.csv)",
             [&settings, options] { return import_divisions(settings, options->file, options->source); });
    divisions->add_option("FILE", options->file, "CSV with code, name, level, parent, valid_from, valid_to")
        ->required();
    divisions->add_option("--source", options->source, "the document that it comes from")->required();
    word("catalog", "the catalogue that travels in the program, with its departments",
         [&settings] { return import_catalog(settings); });
}

}  // namespace atrium::app

#include "app/commands.h"
#include "base/county.h"

#include <fmt/format.h>

namespace atrium::app {
namespace {

bool is_county_in_force(const std::string& code) {
    const auto* found = county(code);
    return found && !code.ends_with("00") &&
           (!found->valid_to || local_date(SystemClock{}.now()) < *found->valid_to);
}

std::string first_character(const std::string& text) {
    std::size_t end = 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) ++end;
    return text.substr(0, end);
}

struct NewCity {
    std::string name;
    std::string division_code;
    JurisdictionKind kind = JurisdictionKind::real;
    std::string mark = {};                              // of its documents' numbers; "" is the name's first
    std::optional<Instant> domain_time = std::nullopt;  // what the clock of a test city shows at its creation
};

Jurisdiction jurisdiction_of(const NewCity& created, Instant now) {
    if (!is_county_in_force(created.division_code))
        throw std::runtime_error(created.division_code + " is not the code of a county in force");
    if (created.domain_time && created.kind == JurisdictionKind::real)
        throw std::runtime_error("a real city has no clock of its own");
    return {.id = {1},
            .name = created.name,
            .division_code = created.division_code,
            .kind = created.kind,
            .real_anchor = now,
            .domain_anchor = created.domain_time.value_or(now),
            .created_at = now,
            .document_mark = created.mark.empty() ? first_character(created.name) : created.mark};
}

int run_migrate(const Settings& settings, const NewCity& created) {
    const auto place = chosen_place(settings);
    std::filesystem::create_directories(place.folder);
    std::optional<Jurisdiction> when_new;
    if (!created.name.empty()) {
        const auto now = SystemClock{}.now();
        when_new = jurisdiction_of(created, now);
        auto keys = keys_of(settings, place);
        keys.create_missing(system_random(), now);
    }
    const auto ran = prepare(place, when_new);
    say({fmt::format("执行了 {} 个数据表升级步骤。", ran), fmt::format("{} migrations ran.", ran)});
    const auto database = open_database(place.database);
    const auto city = database->connect()->find<Jurisdiction>("SELECT * FROM engine_jurisdiction");
    if (!city) {
        say({"库中还没有城市；用 --create 名称 区划代码 创建。",
             "It holds no city yet; --create NAME CODE makes one."});
        return all_well;
    }
    say({fmt::format("{}（{}）", city->name, city->division_code),
         fmt::format("{} ({})", city->name, city->division_code)});
    return created.name.empty() ||
                   (city->name == created.name && city->division_code == created.division_code)
               ? all_well
               : throw std::runtime_error("this database holds another city already");
}

}  // namespace

void add_migrate(CLI::App& program, Settings& settings, Run& run) {
    struct Options {
        std::vector<std::string> created;
        JurisdictionKind kind = JurisdictionKind::real;
        std::string mark;
        std::string domain_time;
    };
    const auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand("migrate", "bring the tables up to this program");
    auto* create = command
                       ->add_option("--create", options->created,
                                    "a city in an empty database, with its keys: NAME and division code")
                       ->expected(2);
    command->add_option("--kind", options->kind, "real (for ever) or test")
        ->needs(create)
        ->transform(CLI::CheckedTransformer(std::map<std::string, JurisdictionKind>{
            {"real", JurisdictionKind::real}, {"test", JurisdictionKind::test}}));
    command
        ->add_option("--mark", options->mark,
                     "what the numbers of its documents begin with: 胶; else its name's first")
        ->needs(create);
    command->add_option("--domain-time", options->domain_time, "what the clock of a test city shows at first")
        ->needs(create);
    add_place(*command, settings);
    command->callback([&settings, &run, options] {
        run = [&settings, options] {
            NewCity created;
            if (!options->created.empty())
                created = {.name = options->created[0],
                           .division_code = options->created[1],
                           .kind = options->kind,
                           .mark = options->mark};
            if (!options->domain_time.empty()) {
                created.domain_time = instant_value(options->domain_time);
                if (!created.domain_time)
                    throw std::runtime_error("--domain-time is written as in 2026-03-02T01:00:00.000000Z");
            }
            return run_migrate(settings, created);
        };
    });
}

}  // namespace atrium::app

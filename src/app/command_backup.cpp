#include "app/backup.h"
#include "app/commands.h"

#include <fmt/format.h>

namespace atrium::app {
namespace {

std::int64_t bytes_of(const Backup& backup) {
    std::int64_t out = 0;
    for (const auto& file : backup.files) out += file.size;
    return out;
}

std::int64_t rows_of(const Backup& backup) {
    std::int64_t out = 0;
    for (const auto& table : backup.tables) out += table.rows;
    return out;
}

std::int64_t files_of(const Backup& backup) {
    return std::ranges::count_if(backup.files,
                                 [](const BackedUpFile& file) { return file.path.starts_with("files/"); });
}

void describe(const Backup& backup) {
    say({fmt::format("{}（{}）：{} 张表 {} 行，{} 个文件，{} 把密钥，账本 {} 条，共 {:.1f} MB",
                     backup.jurisdiction.name, backup.jurisdiction.division_code, backup.tables.size(),
                     rows_of(backup), files_of(backup), backup.keys, backup.ledger_size,
                     static_cast<double>(bytes_of(backup)) / 1e6),
         fmt::format(
             "{} ({}): {} tables with {} rows, {} files, {} keys, {} leaves in the ledger, {:.1f} MB in all",
             backup.jurisdiction.name, backup.jurisdiction.division_code, backup.tables.size(),
             rows_of(backup), files_of(backup), backup.keys, backup.ledger_size,
             static_cast<double>(bytes_of(backup)) / 1e6)});
}

int run_backup(const Settings& settings, const std::string& to) {
    const auto backup = back_up(chosen_place(settings), settings, to);
    describe(backup);
    say({fmt::format("{} 之前确认的办理行为都在备份中。", to_string(backup.begun_at)),
         fmt::format("Every act acknowledged before {} is in it.", to_string(backup.begun_at))});
    say({"密钥仍由根密钥包裹；根密钥不在备份中，请另行妥善保管。",
         "The keys are still wrapped by the root key, which is not part of the backup: keep it elsewhere."});
    return all_well;
}

int run_restore(const Settings& settings, const std::string& from) {
    const auto restored = restore(from, chosen_place(settings), settings);
    describe(restored.backup);
    for (const auto& fault : restored.faults) say(fault);
    if (restored.faults.empty()) say({"文件与账本核对一致。", "Files and ledger are what was backed up."});
    if (!restored.lost.empty()) say({"没有可用的密钥，以下内容失效：", "Without its keys this is lost:"});
    for (const auto& lost : restored.lost) say({"  " + lost.zh, "  " + lost.en});
    return restored.faults.empty() && restored.lost.empty() ? all_well : found_wrong;
}

}  // namespace

void add_backup(CLI::App& program, Settings& settings, Run& run) {
    auto* command = program.add_subcommand(
        "backup", "copy database, files and wrapped keys into a new folder, while serving or not");
    const auto to = std::make_shared<std::string>();
    command->add_option("TO", *to, "the folder; it must not be there yet, or be empty")->required();
    add_place(*command, settings);
    command->callback([&settings, &run, to] { run = [&settings, to] { return run_backup(settings, *to); }; });
}

void add_restore(CLI::App& program, Settings& settings, Run& run) {
    auto* command = program.add_subcommand(
        "restore", "put a backup back into an empty database (of either kind) and an empty data folder");
    const auto from = std::make_shared<std::string>();
    command->add_option("FROM", *from, "the folder that atrium backup has made")->required();
    add_place(*command, settings);
    command->callback(
        [&settings, &run, from] { run = [&settings, from] { return run_restore(settings, *from); }; });
}

}  // namespace atrium::app

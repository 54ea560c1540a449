#include "app/backup.h"

#include "app/modules.h"
#include "app/stored_files.h"
#include "ledger/sequencer.h"
#include "storage/migrate.h"
#include "storage/table_file.h"

#include <fmt/format.h>

#include <fstream>

namespace atrium::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view manifest_name = "backup.json";

// A snapshot, and what is being written of it.
class Writing {
public:
    Writing(const Place& place, fs::path to)
        : place_(place),
          to_(std::move(to)),
          database_(open_database(place.database)),
          db_(database_->connect()) {
        out_.begun_at = SystemClock{}.now();
        db_->begin_reading();
        out_.jurisdiction = db_->get<Jurisdiction>("SELECT * FROM engine_jurisdiction");
        for (const auto& step : steps_done(*db_)) out_.steps.push_back(step);
    }

    Backup run(const Settings& settings) {
        write_tables();
        note_ledger();
        db_->rollback();  // the snapshot is held no longer than it is read
        write_files();
        write_keys();
        if (out_.keys > 0 && fs::exists(root_key_file(settings))) note_ledger_keys(keys_of(settings, place_));
        out_.ended_at = SystemClock{}.now();
        write_synced(to_ / manifest_name, json_text(encode(out_)));
        return std::move(out_);
    }

private:
    void write_tables() {
        fs::create_directories(to_ / "tables");
        for (const auto& table : db_->tables()) {
            if (table == "schema_change") continue;
            const auto path = "tables/" + table + ".gz";
            out_.tables.push_back({table, write_table(*db_, table, to_ / path)});
            add(path, file_sm3(to_ / path));
        }
    }
    // After the tables: a file is there before a row names it, and goes only when no row does.
    void write_files() {
        for_each_complete_file(place_.folder / "files", [&](const fs::path& file) {
            const auto name = file.filename().string();
            const auto path = "files/complete/" + name.substr(0, 2) + "/" + name;
            fs::create_directories((to_ / path).parent_path());
            std::error_code swept;
            fs::copy_file(file, to_ / path, swept);
            if (swept) return;
            add(path, file_sm3(to_ / path));
        });
    }
    void write_keys() {
        if (!fs::exists(place_.folder / "keys")) return;
        fs::create_directories(to_ / "keys");
        fs::permissions(to_ / "keys", fs::perms::owner_all);
        for (const auto& key : fs::directory_iterator(place_.folder / "keys")) {
            if (key.path().extension() != ".key") continue;
            const auto path = "keys/" + key.path().filename().string();
            fs::copy_file(key.path(), to_ / path);
            add(path, file_sm3(to_ / path));
            ++out_.keys;
        }
    }
    void note_ledger() {
        if (const auto newest = ledger::newest_checkpoint(Snapshot(*db_))) {
            out_.ledger_size = newest->size;
            out_.ledger_root = crypto::hex(ledger::read_checkpoint(newest->note)->root);
        }
    }
    void note_ledger_keys(const crypto::KeyFolder& keys) {
        for (const auto& key : ledger_keys(keys, out_.jurisdiction))
            out_.ledger_keys.push_back(ledger::key_text(key));
    }
    void add(const std::string& path, std::string sm3) {
        out_.files.push_back({path, static_cast<std::int64_t>(fs::file_size(to_ / path)), std::move(sm3)});
    }

    const Place& place_;
    fs::path to_;
    std::unique_ptr<Database> database_;
    std::unique_ptr<Connection> db_;
    Backup out_;
};

void refuse_if_there(const fs::path& folder) {
    if (fs::exists(folder) && !fs::is_empty(folder))
        throw std::runtime_error(folder.string() + " is not empty; a backup takes a folder of its own");
}

}  // namespace

fs::path root_key_file(const Settings& settings) {
    return settings.root_key_file.empty() ? fs::path(settings.data) / "root.key"
                                          : fs::path(settings.root_key_file);
}

// Written beside its place and renamed at the end, so that what bears the name is whole.
Backup back_up(const Place& place, const Settings& settings, const fs::path& to) {
    refuse_if_there(to);
    auto beside = to;
    beside += ".unfinished";
    fs::remove_all(beside);
    fs::create_directories(beside);
    fs::permissions(beside, fs::perms::owner_all);
    auto out = Writing(place, beside).run(settings);
    sync_tree(beside);
    fs::remove(to);
    fs::rename(beside, to);
    sync_tree_entry(to.has_parent_path() ? to.parent_path() : ".");
    return out;
}

Backup checked_backup(const fs::path& from) {
    std::ifstream in(from / manifest_name, std::ios::binary);
    if (!in)
        throw std::runtime_error(from.string() + " holds no " + std::string(manifest_name) +
                                 ": it is no backup");
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    Backup out;
    try {
        out = decode<Backup>(parse_json(text), Reader::From::stored);
    } catch (const Problem&) {
        throw std::runtime_error("backup.json cannot be read");
    }
    if (out.format != Backup{}.format)
        throw std::runtime_error("this backup has another format: " + out.format);
    for (const auto& file : out.files) {
        const auto path = from / file.path;
        if (!fs::exists(path)) throw std::runtime_error("the backup lacks " + file.path);
        if (static_cast<std::int64_t>(fs::file_size(path)) != file.size || file_sm3(path) != file.sm3)
            throw std::runtime_error("the backup's " + file.path + " was changed or is damaged");
    }
    return out;
}

}  // namespace atrium::app

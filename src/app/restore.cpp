#include "app/backup.h"
#include "app/modules.h"
#include "app/stored_files.h"
#include "crypto/number_vault.h"
#include "ledger/check.h"
#include "storage/migrate.h"
#include "storage/table_file.h"

#include <fmt/format.h>

namespace atrium::app {
namespace {

namespace fs = std::filesystem;

void refuse_if_taken(Connection& connection, const Place& place) {
    for (const auto* folder : {"keys", "files/complete"})
        if (fs::exists(place.folder / folder) && !fs::is_empty(place.folder / folder))
            throw std::runtime_error((place.folder / folder).string() +
                                     " is not empty; a backup is restored into an empty place only");
    if (!connection.tables().empty())
        throw std::runtime_error(
            "this database has tables already; a backup is restored into an empty one only");
}

// In the tables that the backup was taken from; later steps run over its rows as they would have.
void restore_tables(Connection& connection, Dialect dialect, const Backup& backup, const fs::path& from) {
    migrate(connection, dialect, module_names(), {backup.steps.begin(), backup.steps.end()});
    connection.begin_writing();
    connection.fill_in_any_order([&] {
        for (const auto& table : backup.tables)
            if (const auto rows = read_table(connection, table.name, from / "tables" / (table.name + ".gz"));
                rows != table.rows)
                throw std::runtime_error(
                    fmt::format("{} should have {} rows, not {}", table.name, table.rows, rows));
    });
    connection.commit();
    migrate(connection, dialect, module_names());
}

void restore_files(const Backup& backup, const fs::path& from, const Place& place) {
    fs::create_directories(place.folder);
    for (const auto& file : backup.files) {
        if (file.path.starts_with("tables/")) continue;
        const auto to = place.folder / file.path;
        fs::create_directories(to.parent_path());
        fs::copy_file(from / file.path, to);
        if (file.path.starts_with("keys/")) {
            fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write);
            fs::permissions(to.parent_path(), fs::perms::owner_all);
        }
    }
    sync_tree(place.folder);
}

struct Loss {
    crypto::KeyPurpose purpose;
    std::string_view counted;  // how much hangs on it
    Text what;                 // "{}" is the count
};
constexpr Loss losses[] = {
    {crypto::KeyPurpose::number_encryption,
     "SELECT COUNT(*) AS n FROM identity_person",
     {"{} 人的证件号码和手机号码无法解读，须由本人重新提供",
      "The numbers and mobiles of {} persons cannot be read; they have to give them again"}},
    {crypto::KeyPurpose::number_encryption,
     "SELECT COUNT(*) AS n FROM identity_account WHERE totp_secret IS NOT NULL",
     {"{} 个账号的动态口令失效，须重新绑定",
      "The authenticators of {} accounts no longer work and have to be enrolled again"}},
    {crypto::KeyPurpose::number_index,
     "SELECT COUNT(*) AS n FROM identity_account",
     {"{} 个账号无法再用证件号码或手机号码登录，也无法按号码查重",
      "{} accounts cannot sign in by number or mobile, and nobody is found by his number"}},
    {crypto::KeyPurpose::session_index,
     "SELECT COUNT(*) AS n FROM identity_session WHERE ended_at IS NULL",
     {"{} 个登录会话失效，须重新登录", "{} sessions end; their people sign in again"}},
    {crypto::KeyPurpose::ledger_sm2,
     "SELECT COALESCE(MAX(size), 0) AS n FROM ledger_checkpoint",
     {"账本原有的 {} 条记录仍可核验，但今后只能用新的国密密钥签名，须重新公布公钥",
      "The {} leaves of the ledger can still be verified, but it goes on under a new SM2 key, which has to be made known"}},
    {crypto::KeyPurpose::ledger_ed25519,
     "SELECT COALESCE(MAX(size), 0) AS n FROM ledger_checkpoint",
     {"账本原有的 {} 条记录仍可核验，但今后只能用新的 Ed25519 密钥签名，须重新公布公钥",
      "The {} leaves of the ledger can still be verified, but it goes on under a new Ed25519 key, which has to be made known"}},
};

std::vector<Words> losses_of(Connection& connection,
                             const std::function<bool(crypto::KeyPurpose)>& is_there) {
    std::vector<Words> out;
    for (const auto& loss : losses) {
        if (is_there(loss.purpose)) continue;
        const auto count = connection.run(loss.counted).value<std::int64_t>(0, "n");
        if (count > 0)
            out.emplace_back(fmt::format(fmt::runtime(loss.what.zh), count),
                             fmt::format(fmt::runtime(loss.what.en), count));
    }
    return out;
}

// Every file that a row names, and every byte of it.
void check_files(Connection& connection, const Place& place, std::vector<Words>& faults) {
    const auto rows = connection.run("SELECT DISTINCT hash FROM files_file WHERE hash <> '' AND noun <> ''");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto hash = rows.value<std::string>(i, "hash");
        if (!fs::exists(place.folder / "files/complete" / hash.substr(0, 2) / hash))
            faults.emplace_back("缺少文件 " + hash, "The file " + hash + " is missing");
    }
}

void check_ledger(Connection& connection, const Backup& backup, std::vector<Words>& faults) {
    std::vector<ledger::VerifierKey> keys;
    for (const auto& text : backup.ledger_keys)
        if (const auto key = ledger::verifier_key(text)) keys.push_back(*key);
    connection.begin_reading();
    const auto found = ledger::check_stored_ledger(connection, keys);
    connection.rollback();
    faults.insert(faults.end(), found.faults.begin(), found.faults.end());
    const auto root = found.checkpoint ? crypto::hex(found.checkpoint->root) : std::string();
    if (found.leaves != backup.ledger_size || root != backup.ledger_root)
        faults.emplace_back("恢复后的账本与备份时的不一致",
                            "The restored ledger is not the one that was backed up");
}

}  // namespace

Restored restore(const fs::path& from, const Place& place, const Settings& settings) {
    Restored out{.backup = checked_backup(from), .lost = {}, .faults = {}};
    const auto database = open_database(place.database);
    const auto connection = database->connect();
    refuse_if_taken(*connection, place);
    restore_files(out.backup, from, place);
    restore_tables(*connection, database->dialect(), out.backup, from);
    check_ledger(*connection, out.backup, out.faults);
    check_files(*connection, place, out.faults);

    std::optional<crypto::KeyFolder> keys;
    try {
        keys.emplace(keys_of(settings, place));
    } catch (const std::exception& fault) {
        out.lost.emplace_back(std::string("密钥无法使用：") + fault.what(),
                              std::string("The keys cannot be used: ") + fault.what());
    }
    const auto lost = losses_of(
        *connection, [&](crypto::KeyPurpose purpose) { return keys && !keys->usable(purpose).empty(); });
    out.lost.insert(out.lost.end(), lost.begin(), lost.end());
    return out;
}

}  // namespace atrium::app

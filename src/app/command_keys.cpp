#include "app/backup.h"
#include "app/commands.h"
#include "app/encrypted.h"
#include "app/stored_files.h"
#include "crypto/private_file.h"

#include <fmt/format.h>

#include <fstream>
#include <iostream>

namespace atrium::app {
namespace {

using crypto::KeyPurpose;

constexpr int rewritten_at_once = 500;

std::string day_of(std::optional<Instant> at) { return at ? to_string(local_date(*at)) : "—"; }

int list_keys(const crypto::KeyFolder& keys) {
    for (const auto& key : keys.list())
        std::cout << fmt::format("{:<20} {:>3}  {:<8} {}  {}\n", enum_text(key.purpose), key.version,
                                 enum_text(key.status), day_of(key.created), day_of(key.ended));
    return all_well;
}

std::unique_ptr<Connection> connection_of(const std::unique_ptr<Database>& database) {
    return database->connect();
}

void say_restart() {
    say({"正在运行的服务重新启动后才会使用新的密钥。",
         "A running server uses the new keys when it is started again."});
}

void say_key(const Words& what, const crypto::KeyInfo& key) {
    say({what.zh + " " + key_id(key), what.en + " " + key_id(key)});
}

// How many stored texts still need this version of the encryption key.
std::int64_t texts_under(const Place& place, std::int64_t version) {
    const auto database = open_database(place.database);
    const auto connection = connection_of(database);
    std::int64_t count = 0;
    connection->begin_reading();
    each_encrypted(*connection,
                   [&](const Encrypted& text) { count += key_version(text.stored) == version ? 1 : 0; });
    connection->rollback();
    return count;
}

int rotate(const Settings& settings, KeyPurpose purpose) {
    auto keys = keys_of(settings, chosen_place(settings));
    say_key({"已生成并启用", "Made and taken into use:"},
            keys.rotate(purpose, system_random(), SystemClock{}.now()));
    say_restart();
    if (purpose == KeyPurpose::number_encryption)
        say({"原有内容仍可用旧密钥解读；服务重启后执行 atrium keys renew 可全部改用新密钥。",
             "What is stored can still be read under the old key; after the restart, atrium keys renew writes it anew."});
    if (purpose == KeyPurpose::ledger_sm2 || purpose == KeyPurpose::ledger_ed25519)
        say({"请公布新的公钥：atrium keys public", "Make the new public key known: atrium keys public"});
    return all_well;
}

int revoke(const Settings& settings, KeyPurpose purpose, std::int64_t version) {
    const auto place = chosen_place(settings);
    auto keys = keys_of(settings, place);
    const auto still = purpose == KeyPurpose::number_encryption ? texts_under(place, version) : 0;
    if (still > 0) {
        say({fmt::format("还有 {} 处内容只能用这把密钥解读，未作废；请先执行 atrium keys renew。", still),
             fmt::format(
                 "{} stored texts can be read with this key alone; it was not revoked. First run: atrium keys renew",
                 still)});
        return could_not;
    }
    say_key({"已作废", "Revoked:"}, keys.revoke(purpose, version, system_random(), SystemClock{}.now()));
    say_restart();
    return all_well;
}

struct Renewal {
    std::int64_t done = 0;
    std::int64_t current = 0;
};

Renewal renew(Connection& connection, const crypto::NumberVault& vault) {
    Renewal out;
    std::vector<Encrypted> old;
    connection.begin_reading();
    each_encrypted(connection, [&](const Encrypted& text) {
        if (vault.is_current(text.stored)) ++out.current;
        else old.push_back(text);
    });
    connection.rollback();
    for (std::size_t at = 0; at < old.size();) {
        connection.begin_writing();
        for (int n = 0; n < rewritten_at_once && at < old.size(); ++n, ++at) {
            const auto& text = old[at];
            const auto fresh =
                vault.encrypt(text.kind, vault.decrypt(text.kind, text.stored), system_random());
            // Unless somebody has changed it meanwhile.
            connection.run("UPDATE " + text.table + " SET " + text.column + " = $1 WHERE id = $2 AND " +
                               text.column + " = $3",
                           fresh, text.id, text.stored);
        }
        connection.commit();
    }
    out.done = static_cast<std::int64_t>(old.size());
    return out;
}

int renew_all(const Settings& settings) {
    const auto place = chosen_place(settings);
    const crypto::NumberVault vault(keys_of(settings, place));
    const auto database = open_database(place.database);
    const auto connection = connection_of(database);
    const auto renewal = renew(*connection, vault);
    say({fmt::format("已改用新密钥 {} 处，原已使用新密钥 {} 处。", renewal.done, renewal.current),
         fmt::format("{} stored texts were written under the new key, {} were already.", renewal.done,
                     renewal.current)});
    return all_well;
}

int show_public(const Settings& settings) {
    const auto place = chosen_place(settings);
    const auto database = open_database(place.database);
    const auto jurisdiction = connection_of(database)->get<Jurisdiction>("SELECT * FROM engine_jurisdiction");
    for (const auto& key : ledger_keys(keys_of(settings, place), jurisdiction))
        std::cout << ledger::key_text(key) << '\n';
    return all_well;
}

int export_keys(const Settings& settings, const std::string& to, const std::string& passphrase_file) {
    if (std::filesystem::exists(to)) throw std::runtime_error(to + " is there already");
    const crypto::Secret passphrase(secret_from(passphrase_file, {"口令：", "Passphrase:"}));
    const auto keys = keys_of(settings, chosen_place(settings));
    crypto::write_private_file(to, keys.export_all(passphrase.bytes(), system_random()));
    say({fmt::format("已导出 {} 把密钥。文件与口令请分开保管。", keys.list().size()),
         fmt::format("{} keys were exported. Keep file and passphrase apart.", keys.list().size())});
    return all_well;
}

int import_keys(const Settings& settings, const std::string& from, const std::string& passphrase_file) {
    std::ifstream in(from, std::ios::binary);
    if (!in) throw std::runtime_error("the file " + from + " cannot be read");
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const crypto::Secret passphrase(secret_from(passphrase_file, {"口令：", "Passphrase:"}));
    auto keys = keys_of(settings, chosen_place(settings));
    const auto added = keys.import_all(text, passphrase.bytes(), system_random());
    for (const auto& key : added) say_key({"已导入", "Imported:"}, key);
    if (added.empty()) say({"这些密钥均已存在。", "All of these keys were there already."});
    else say_restart();
    return all_well;
}

int create_root(const Settings& settings) {
    const auto file = root_key_file(settings);
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
    crypto::create_root_key(file, system_random());
    say({"根密钥已写入 " + file.string() + "。请另存一份于安全之处：没有它，全部密钥都无法使用。",
         "The root key was written to " + file.string() +
             ". Keep a copy in a safe place: without it no key can be used."});
    return all_well;
}

int create_missing(const Settings& settings) {
    auto keys = keys_of(settings, chosen_place(settings));
    keys.create_missing(system_random(), SystemClock{}.now());
    return list_keys(keys);
}

// "atrium keys WORD", with the work that it does.
CLI::App* add_word(CLI::App& keys, Settings& settings, Run& run, const char* word, const char* help,
                   Run work) {
    auto* command = keys.add_subcommand(word, help);
    add_place(*command, settings);
    command->callback([&run, work = std::move(work)] { run = work; });
    return command;
}

CLI::CheckedTransformer purposes() {
    std::map<std::string, KeyPurpose> names;
    for (const auto purpose : {KeyPurpose::number_encryption, KeyPurpose::number_index,
                               KeyPurpose::session_index, KeyPurpose::ledger_sm2, KeyPurpose::ledger_ed25519})
        names[std::string(enum_text(purpose))] = purpose;
    return CLI::CheckedTransformer(names);
}

}  // namespace

void add_keys(CLI::App& program, Settings& settings, Run& run) {
    struct Options {
        KeyPurpose purpose = KeyPurpose::number_encryption;
        std::int64_t version = 0;
        std::string file, passphrase_file;
    };
    const auto options = std::make_shared<Options>();
    auto* keys = program.add_subcommand("keys", "the keys of a city, each wrapped by the root key");
    keys->require_subcommand(1);
    const auto word = [&](const char* name, const char* help, Run work) {
        return add_word(*keys, settings, run, name, help, std::move(work));
    };
    const auto with_purpose = [&](CLI::App* command) {
        command->add_option("PURPOSE", options->purpose, "what the key is for")
            ->required()
            ->transform(purposes());
        return command;
    };
    const auto with_file = [&](CLI::App* command) {
        command->add_option("FILE", options->file, "the file of exported keys")->required();
        command->add_option("--passphrase-file", options->passphrase_file, "else it is asked for");
    };
    word("root", "make the root key (ATRIUM_ROOT_KEY_FILE)", [&settings] { return create_root(settings); });
    word("create", "make the first key of every purpose that has none",
         [&settings] { return create_missing(settings); });
    word("list", "purpose, version, state, made, ended",
         [&settings] { return list_keys(keys_of(settings, chosen_place(settings))); });
    word("public", "the ledger's verifier keys, to be handed round",
         [&settings] { return show_public(settings); });
    word(
        "renew",
        "write what is stored under an old encryption key anew; servers were started again since the rotation",
        [&settings] { return renew_all(settings); });
    with_purpose(word("rotate",
                      "make a new version and take it into use; the old one still reads and verifies",
                      [&settings, options] { return rotate(settings, options->purpose); }));
    with_purpose(word("revoke", "never use an old version again",
                      [&settings, options] { return revoke(settings, options->purpose, options->version); }))
        ->add_option("VERSION", options->version, "its version")
        ->required();
    with_file(word(
        "export", "all keys under a passphrase of twelve characters or more",
        [&settings, options] { return export_keys(settings, options->file, options->passphrase_file); }));
    with_file(word("import", "add the keys of an export", [&settings, options] {
        return import_keys(settings, options->file, options->passphrase_file);
    }));
}

}  // namespace atrium::app

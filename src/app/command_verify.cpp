#include "app/commands.h"
#include "app/fetch.h"
#include "app/stored_files.h"
#include "crypto/encoding.h"
#include "ledger/check.h"
#include "ledger/proof.h"
#include "ledger/sequencer.h"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <sstream>

namespace atrium::app {
namespace {

namespace fs = std::filesystem;

std::string whole_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("the file " + path + " cannot be read");
    return {std::istreambuf_iterator<char>(in), {}};
}

// A key as one line of text, or a file with one on each line.
std::vector<ledger::VerifierKey> trusted_keys(const std::vector<std::string>& given) {
    std::vector<ledger::VerifierKey> out;
    const auto take = [&](const std::string& text) {
        const auto key = ledger::verifier_key(text);
        if (!key) throw std::runtime_error("this is no verifier key and no file of them: " + text);
        out.push_back(*key);
    };
    for (const auto& text : given) {
        if (!fs::exists(text)) {
            take(text);
            continue;
        }
        std::istringstream lines(whole_file(text));
        for (std::string line; std::getline(lines, line);) {
            if (line.ends_with('\r')) line.pop_back();
            if (!line.empty() && !line.starts_with('#')) take(line);
        }
    }
    return out;
}

std::string local_text(Instant at) {
    const auto minutes = local_time_of_day(at).count();
    return fmt::format("{} {:02}:{:02}", to_string(local_date(at)), minutes / 60, minutes % 60);
}

std::string names_of(const std::vector<ledger::VerifierKey>& keys) {
    std::string out;
    for (const auto& key : keys)
        out += (out.empty() ? "" : ", ") +
               std::string(key.algorithm == crypto::SignatureAlgorithm::sm2 ? "SM2 " : "Ed25519 ") +
               crypto::hex(ledger::key_id(key));
    return out;
}

void describe(const ledger::ProofReport& report) {
    const auto& checkpoint = *report.checkpoint;
    say({fmt::format("证明有效：账本 {} 在共有 {} 条记录时签名确认了以下记录（签名密钥 {}）。",
                     checkpoint.origin, checkpoint.size, names_of(report.signed_by)),
         fmt::format(
             "The proof is good: the ledger {} signed for what follows when it had {} leaves (keys {}).",
             checkpoint.origin, checkpoint.size, names_of(report.signed_by))});
    for (const auto& entry : report.entries) {
        say({fmt::format("第 {} 号：{}，{}，对象 {}", entry.index, entry.entry.act,
                         local_text(entry.entry.at), entry.entry.subject),
             fmt::format("Leaf {}: {}, {}, on {}", entry.index, entry.entry.act, local_text(entry.entry.at),
                         entry.entry.subject)});
        for (const auto& [name, value] : entry.shown)
            std::cout << "    " << std::string_view(name) << ": " << json_text(value) << '\n';
    }
    if (report.continues)
        say({fmt::format("并且它是共有 {} 条记录时的那个账本的延续。", report.continues->size),
             fmt::format("And it continues the ledger as it was with {} leaves.", report.continues->size)});
}

int verify_proof(const std::string& file, const std::vector<std::string>& key_texts) {
    if (key_texts.empty())
        throw std::runtime_error(
            "give the ledger's key with --key: one inside the proof would prove nothing");
    const auto keys = trusted_keys(key_texts);
    const auto report = ledger::check_proof(whole_file(file), keys);
    if (report.verdict == ledger::ProofVerdict::good) {
        describe(report);
        return all_well;
    }
    const auto& why = ledger::explanation_of(report.verdict);
    const auto where = report.pointer.empty() ? "" : " " + report.pointer;
    say({fmt::format("证明无效：{}（{}{}）", why.zh, ledger::code_of(report.verdict), where),
         fmt::format("The proof is not good: {} ({}{})", why.en, ledger::code_of(report.verdict), where)});
    return found_wrong;
}

int conclude(const std::vector<Words>& faults, std::int64_t leaves, const std::string& keys) {
    for (const auto& fault : faults) say(fault);
    if (!faults.empty()) {
        say({"账本不一致。", "The ledger is not consistent."});
        return found_wrong;
    }
    say({fmt::format("账本一致：{} 条记录均由检查点确认{}。", leaves,
                     keys.empty() ? "（未核对签名）" : "，签名密钥 " + keys),
         fmt::format("The ledger is consistent: its checkpoint confirms all {} leaves{}.", leaves,
                     keys.empty() ? " (signatures were not judged)" : ", signed by " + keys)});
    return all_well;
}

int verify_database(const Settings& settings, const std::vector<std::string>& key_texts) {
    const auto place = chosen_place(settings);
    const auto database = open_database(place.database);
    const auto connection = database->connect();
    connection->begin_reading();
    auto keys = trusted_keys(key_texts);
    if (keys.empty() && fs::exists(place.folder / "keys"))
        keys = ledger_keys(keys_of(settings, place),
                           connection->get<Jurisdiction>("SELECT * FROM engine_jurisdiction"));
    const auto found = ledger::check_stored_ledger(*connection, keys);
    connection->rollback();
    if (found.waiting > 0)
        say({fmt::format("{} 条记录尚未编号。", found.waiting),
             fmt::format("{} leaves wait for a number.", found.waiting)});
    if (found.erased > 0)
        say({fmt::format("{} 条记录对应的办理事件已依法删除。", found.erased),
             fmt::format("The events of {} leaves have been erased.", found.erased)});
    return conclude(found.faults, found.leaves, names_of(found.signed_by));
}

}  // namespace

// A ledger as it is published below /api/ledger of a city.
class PublishedLedger {
public:
    explicit PublishedLedger(std::string url) : base_(std::move(url)) {
        while (base_.ends_with('/')) base_.pop_back();
        base_ += "/api/ledger/";
    }
    std::string note() { return fetcher_.get(base_ + "checkpoint"); }
    std::optional<std::string> tile(int level, std::uint64_t index, int width) {
        return fetcher_.get(base_ + ledger::tile_path({level, index, width}));
    }
    std::vector<std::string> bundle(std::uint64_t index, int width) {
        auto entries = ledger::entries_of(*tile(ledger::entries_level, index, width));
        if (!entries) throw std::runtime_error("the ledger publishes a bundle that cannot be read");
        return *std::move(entries);
    }

private:
    std::string base_;
    Fetcher fetcher_;
};

namespace {

// The note when its signatures are good; else it is said what is wrong, and there is none.
std::optional<ledger::CheckedNote> good_note(const std::string& note,
                                             std::span<const ledger::VerifierKey> keys) {
    auto checked = ledger::check_note(note, keys);
    if (checked.verdict == ledger::NoteVerdict::good) return checked;
    say({fmt::format("检查点无效：{}", enum_text(checked.verdict)),
         fmt::format("The checkpoint is not good: {}", enum_text(checked.verdict))});
    return std::nullopt;
}

int verify_published(const std::string& url, const std::vector<std::string>& key_texts) {
    if (key_texts.empty()) throw std::runtime_error("give the ledger's key with --key");
    const auto keys = trusted_keys(key_texts);
    PublishedLedger published(url);
    const auto checked = good_note(published.note(), keys);
    if (!checked) return found_wrong;
    const auto faults = ledger::check_published_tree(
        *checked->checkpoint, [&](std::uint64_t index, int width) { return published.bundle(index, width); },
        [&](int level, std::uint64_t index, int width) { return published.tile(level, index, width); });
    return conclude(faults, static_cast<std::int64_t>(checked->checkpoint->size),
                    names_of(checked->signed_by));
}

// Whoever runs this from time to time, on a machine of his own, finds out when the ledger is rewritten or
// shows two faces: what he has seen stands in his own file.
int witness(const std::string& url, const std::vector<std::string>& key_texts, const std::string& seen_file) {
    const auto keys = trusted_keys(key_texts);
    PublishedLedger published(url);
    const auto note = published.note();
    const auto now = good_note(note, keys);
    if (!now) return found_wrong;
    if (fs::exists(seen_file)) {
        const auto before = good_note(whole_file(seen_file), keys);
        if (!before) return found_wrong;
        const auto &old = *before->checkpoint, &fresh = *now->checkpoint;
        ledger::TiledTree tree(fresh.size, [&](int level, std::uint64_t index, int width) {
            return published.tile(level, index, width);
        });
        const bool same = old.size == fresh.size && old.root == fresh.root;
        const bool grown = old.origin == fresh.origin && old.size > 0 && old.size < fresh.size &&
                           ledger::verify_consistency(old.size, fresh.size, old.root, fresh.root,
                                                      tree.consistency(old.size));
        if (!same && !grown) {
            say({fmt::format("账本被改写：上次见到 {} 条记录，现在的 {} 条不是它的延续。请保留 {} 作为证据。",
                             old.size, fresh.size, seen_file),
                 fmt::format(
                     "The ledger was rewritten: {} leaves were seen, and the {} of now do not continue them. "
                     "Keep {} as evidence.",
                     old.size, fresh.size, seen_file)});
            return found_wrong;
        }
        say({fmt::format("账本由 {} 条增至 {} 条，前后一致。", old.size, fresh.size),
             fmt::format("The ledger grew from {} to {} leaves and is the same.", old.size, fresh.size)});
    } else {
        say({fmt::format("首次记下账本：{} 条记录。", now->checkpoint->size),
             fmt::format("Seen for the first time: {} leaves.", now->checkpoint->size)});
    }
    write_synced(seen_file + ".new", note);
    fs::rename(seen_file + ".new", seen_file);
    return all_well;
}

}  // namespace

void add_verify(CLI::App& program, Settings& settings, Run& run) {
    struct Options {
        std::string file, ledger;
        std::vector<std::string> keys;
        bool database = false;
    };
    const auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand(
        "verify",
        "verify a proof file, or a whole ledger; ends with 0 when all is well and with 2 when it is not");
    auto* file = command->add_option("FILE", options->file, "the proof file");
    command->add_option("--key", options->keys, "a verifier key, or a file with one on each line");
    auto* ledger =
        command->add_option("--ledger", options->ledger, "the address of a city whose ledger is verified");
    auto* database =
        command->add_flag("--database", options->database, "verify the ledger in our own database");
    file->excludes(ledger)->excludes(database);
    ledger->excludes(database);
    add_place(*command, settings);
    command->callback([&settings, &run, options] {
        run = [&settings, options] {
            if (!options->file.empty()) return verify_proof(options->file, options->keys);
            if (!options->ledger.empty()) return verify_published(options->ledger, options->keys);
            if (options->database) return verify_database(settings, options->keys);
            throw std::runtime_error("verify takes a proof file, --ledger URL or --database");
        };
    });
}

void add_witness(CLI::App& program, Settings&, Run& run) {
    struct Options {
        std::string url, seen;
        std::vector<std::string> keys;
    };
    const auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand(
        "witness",
        "follow a ledger from outside: ends with 2 when it does not continue what was seen before");
    command->add_option("URL", options->url, "the address of the city")->required();
    command->add_option("--key", options->keys, "a verifier key, or a file with one on each line")
        ->required();
    command->add_option("--seen", options->seen, "the file in which the last checkpoint is kept")->required();
    command->callback(
        [&run, options] { run = [options] { return witness(options->url, options->keys, options->seen); }; });
}

}  // namespace atrium::app

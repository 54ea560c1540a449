#include "ledger/check.h"

#include "crypto/encoding.h"
#include "ledger/leaf.h"
#include "ledger/sequencer.h"

#include <fmt/format.h>

namespace atrium::ledger {
namespace {

constexpr std::int64_t leaves_at_once = 2'048;
constexpr std::size_t faults_max = 20;

void say(std::vector<Words>& faults, std::string zh, std::string en) {
    if (faults.size() < faults_max) faults.emplace_back(std::move(zh), std::move(en));
}

// A leaf beside its event, which may be gone.
struct Row {
    Leaf leaf;
    std::optional<Event> event;
};

std::vector<Row> rows_from(Tx& tx, std::int64_t number) {
    const auto leaves = tx.all<Leaf>("SELECT * FROM ledger_leaf WHERE number >= $1 ORDER BY number LIMIT $2",
                                     number, leaves_at_once);
    const auto events = tx.all<Event>(
        "SELECT e.* FROM ledger_event e JOIN ledger_leaf l ON l.id = e.id WHERE l.number >= $1 "
        "ORDER BY l.number LIMIT $2",
        number, leaves_at_once);
    std::map<std::int64_t, const Event*> by_id;
    for (const auto& event : events) by_id[event.id.value] = &event;
    std::vector<Row> out;
    for (const auto& leaf : leaves) {
        const auto found = by_id.find(leaf.id.value);
        out.push_back({leaf, found == by_id.end() ? std::nullopt : std::optional(*found->second)});
    }
    return out;
}

class Check {
public:
    Check(Tx& tx, std::span<const VerifierKey> trusted) : tx_(tx), trusted_(trusted) {}

    LedgerFindings run() {
        read_checkpoint();
        for (std::int64_t number = 0;;) {
            const auto rows = rows_from(tx_, number);
            if (rows.empty()) break;
            std::vector<Digest> hashes;
            for (const auto& row : rows) hashes.push_back(judge(row, number++));
            compare_tiles(static_cast<std::uint64_t>(out_.leaves), hashes);
            for (const auto& hash : hashes) frontier_.append(hash);
            out_.leaves = number;
        }
        compare_root();
        count_what_waits();
        return std::move(out_);
    }

private:
    void read_checkpoint() {
        const auto stored = newest_checkpoint(Snapshot(tx_));
        if (!stored) return;
        out_.checkpoint = ledger::read_checkpoint(stored->note);
        if (!out_.checkpoint)
            return say(out_.faults, "存储的检查点无法解读", "The stored checkpoint cannot be read");
        if (trusted_.empty()) return;
        auto checked = check_note(stored->note, trusted_);
        if (checked.verdict != NoteVerdict::good)
            say(out_.faults, "存储的检查点签名无效",
                "The signatures under the stored checkpoint are not good");
        out_.signed_by = std::move(checked.signed_by);
    }

    Digest judge(const Row& row, std::int64_t number) {
        const auto id = id_text(row.leaf.id.value);
        if (row.leaf.number != number)
            say(out_.faults, fmt::format("账本缺少第 {} 号记录", number),
                fmt::format("Leaf {} is missing", number));
        const auto hash = leaf_hash(row.leaf.entry);
        if (crypto::hex(hash) != row.leaf.hash)
            say(out_.faults, fmt::format("记录 {} 的哈希值不符", id),
                fmt::format("The hash of leaf {} is another", id));
        if (!row.event) ++out_.erased;
        else if (entry_bytes(entry_of(*row.event)) != row.leaf.entry)
            say(out_.faults, fmt::format("记录 {} 与其办理事件不符", id),
                fmt::format("Leaf {} is not the one of its event", id));
        return hash;
    }

    std::optional<std::string> stored(int level, std::uint64_t index) {
        const auto rows = tx_.run("SELECT hashes FROM ledger_tile WHERE level = $1 AND number = $2", level,
                                  static_cast<std::int64_t>(index));
        return rows.empty() ? std::nullopt : crypto::from_hex(rows.value<std::string>(0, "hashes"));
    }

    // What the leaves make of the tiles, against what is stored; a stored tile may have grown further.
    void compare_tiles(std::uint64_t size, const std::vector<Digest>& hashes) {
        const auto source = [this](int level, std::uint64_t index, int) { return stored(level, index); };
        try {
            for (const auto& made : append_leaves(size, hashes, source)) {
                const auto there = stored(made.tile.level, made.tile.index);
                if (!there || !there->starts_with(made.hashes))
                    say(out_.faults, fmt::format("{} 与账本记录不符", tile_path(made.tile)),
                        fmt::format("{} does not follow from the leaves", tile_path(made.tile)));
            }
        } catch (const std::runtime_error& missing) {
            say(out_.faults, missing.what(), missing.what());
        }
    }

    void compare_root() {
        const auto size = out_.checkpoint ? out_.checkpoint->size : 0;
        if (size != static_cast<std::uint64_t>(out_.leaves))
            say(out_.faults, fmt::format("检查点记录数为 {}，实际为 {}", size, out_.leaves),
                fmt::format("The checkpoint speaks of {} leaves, there are {}", size, out_.leaves));
        else if (out_.checkpoint && out_.checkpoint->root != frontier_.root())
            say(out_.faults, "由全部记录算出的树根与检查点不符",
                "The root that follows from the leaves is not the checkpoint's");
    }

    void count_what_waits() {
        out_.waiting = tx_.count("ledger_leaf", {"number IS NULL"});
        const auto bare = tx_.run(
                                 "SELECT COUNT(*) AS n FROM ledger_event e WHERE NOT EXISTS "
                                 "(SELECT 1 FROM ledger_leaf l WHERE l.id = e.id)")
                              .value<std::int64_t>(0, "n");
        if (bare > 0)
            say(out_.faults, fmt::format("{} 个办理事件在账本中没有记录", bare),
                fmt::format("{} events have no leaf", bare));
    }

    Tx& tx_;
    std::span<const VerifierKey> trusted_;
    LedgerFindings out_;
    Frontier frontier_;
};

}  // namespace

LedgerFindings check_stored_ledger(Tx& tx, std::span<const VerifierKey> trusted) {
    return Check(tx, trusted).run();
}

std::vector<Words> check_published_tree(const Checkpoint& checkpoint, const BundleSource& bundles,
                                        const TileSource& tiles) {
    std::vector<Words> faults;
    Frontier frontier;
    for (std::uint64_t index = 0; const auto width = width_in(checkpoint.size, 0, index); ++index) {
        std::string hashes;
        for (const auto& entry : bundles(index, width)) {
            const auto hash = leaf_hash(entry);
            hashes += crypto::bytes_of(hash);
            frontier.append(hash);
        }
        const auto tile = tiles(0, index, width);
        if (!tile || *tile != hashes)
            say(faults, fmt::format("{} 与公布的记录不符", tile_path({0, index, width})),
                fmt::format("{} does not follow from the published entries", tile_path({0, index, width})));
    }
    if (frontier.size() != checkpoint.size || frontier.root() != checkpoint.root)
        say(faults, "由公布的全部记录算出的树根与检查点不符",
            "The root that follows from the published entries is not the checkpoint's");
    else if (checkpoint.size > 0 && TiledTree(checkpoint.size, tiles).root() != checkpoint.root)
        say(faults, "由公布的瓦片算出的树根与检查点不符",
            "The root that follows from the published tiles is not the checkpoint's");
    return faults;
}

}  // namespace atrium::ledger

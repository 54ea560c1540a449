#include "ledger/sequencer.h"

#include "crypto/encoding.h"
#include "ledger/leaf.h"

namespace atrium::ledger {
namespace {

constexpr std::int64_t most_at_once = 5'000;

// A leaf that has no number yet.
struct Waiting {
    Id<Event> id;
    std::string hash;
};
BOOST_DESCRIBE_STRUCT(Waiting, (), (id, hash))

std::string tile_hashes(const Rows& rows) { return *crypto::from_hex(rows.value<std::string>(0, "hashes")); }

template <class Reads>
std::optional<std::string> stored_tile(Reads& reads, int level, std::uint64_t index) {
    const auto rows = reads.run("SELECT hashes FROM ledger_tile WHERE level = $1 AND number = $2", level,
                                static_cast<std::int64_t>(index));
    if (rows.empty()) return std::nullopt;
    return tile_hashes(rows);
}

std::vector<Digest> digests_of(const std::vector<Waiting>& waiting) {
    std::vector<Digest> out;
    for (const auto& leaf : waiting) out.push_back(*crypto::digest_from(*crypto::from_hex(leaf.hash)));
    return out;
}

// Gives the leaves that wait the numbers from `first` on, in the order of their identifiers.
void number_waiting(Tx& tx, std::int64_t first, Id<Event> last) {
    tx.send(
        "UPDATE ledger_leaf SET number = $1 + place.before FROM "
        "(SELECT id, ROW_NUMBER() OVER (ORDER BY id) - 1 AS before FROM ledger_leaf WHERE number IS NULL AND id <= $2) AS place "
        "WHERE ledger_leaf.id = place.id",
        first, last);
}

void store_tile(Tx& tx, const TileBytes& tile) {
    tx.send(
        "INSERT INTO ledger_tile (level, number, width, hashes) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (level, number) DO UPDATE SET width = excluded.width, hashes = excluded.hashes",
        tile.tile.level, static_cast<std::int64_t>(tile.tile.index), tile.tile.width,
        crypto::hex(tile.hashes));
}

}  // namespace

Sequencer::Sequencer(std::string origin, std::vector<std::shared_ptr<const crypto::Signer>> signers)
    : origin_(std::move(origin)), signers_(std::move(signers)) {}

std::vector<VerifierKey> Sequencer::verifier_keys() const {
    std::vector<VerifierKey> out;
    for (const auto& signer : signers_) out.push_back(verifier_key(origin_, *signer));
    return out;
}

void Sequencer::run(Tx& tx, Instant now) const {
    const auto waiting = tx.all<Waiting>(
        "SELECT id, hash FROM ledger_leaf WHERE number IS NULL ORDER BY id LIMIT $1", most_at_once);
    if (waiting.empty()) return;
    const auto last = tx.find<StoredCheckpoint>("SELECT * FROM ledger_checkpoint WHERE id = 1");
    const auto old_size = last ? static_cast<std::uint64_t>(last->size) : 0;

    std::map<std::pair<int, std::uint64_t>, std::string> changed;
    const auto source = [&](int level, std::uint64_t index, int) -> std::optional<std::string> {
        if (const auto found = changed.find({level, index}); found != changed.end()) return found->second;
        return stored_tile(tx, level, index);
    };
    for (const auto& tile : append_leaves(old_size, digests_of(waiting), source)) {
        store_tile(tx, tile);
        changed[{tile.tile.level, tile.tile.index}] = tile.hashes;
    }
    number_waiting(tx, static_cast<std::int64_t>(old_size), waiting.back().id);

    const auto size = old_size + waiting.size();
    std::vector<const crypto::Signer*> signers;
    for (const auto& signer : signers_) signers.push_back(signer.get());
    const auto note =
        sign_checkpoint({.origin = origin_, .size = size, .root = TiledTree(size, source).root()}, signers);
    tx.send(
        "INSERT INTO ledger_checkpoint (id, size, note, at) VALUES (1, $1, $2, $3) "
        "ON CONFLICT (id) DO UPDATE SET size = excluded.size, note = excluded.note, at = excluded.at",
        static_cast<std::int64_t>(size), note, now);
}

std::optional<StoredCheckpoint> newest_checkpoint(const Snapshot& db) {
    return db.find<StoredCheckpoint>("SELECT * FROM ledger_checkpoint WHERE id = 1");
}

TiledTree stored_tree(const Snapshot& db, std::uint64_t size) {
    return {size, [db](int level, std::uint64_t index, int) { return stored_tile(db, level, index); }};
}

std::optional<std::string> tile_bytes(const Snapshot& db, const Tile& tile) {
    const auto newest = newest_checkpoint(db);
    const auto size = newest ? static_cast<std::uint64_t>(newest->size) : 0;
    const auto there = width_in(size, tile.level == entries_level ? 0 : tile.level, tile.index);
    if (tile.width > there) return std::nullopt;
    if (tile.level != entries_level) {
        auto hashes = stored_tile(db, tile.level, tile.index);
        if (hashes) hashes->resize(static_cast<std::size_t>(tile.width) * 32);
        return hashes;
    }
    const auto first = static_cast<std::int64_t>(tile.index) * tile_width;
    std::vector<std::string> entries;
    const auto rows =
        db.run("SELECT entry FROM ledger_leaf WHERE number >= $1 AND number < $2 ORDER BY number", first,
               first + tile.width);
    for (std::size_t i = 0; i < rows.size(); ++i) entries.push_back(rows.value<std::string>(i, "entry"));
    return entry_bundle(entries);
}

}  // namespace atrium::ledger

#pragma once

#include "crypto/signer.h"
#include "ledger/checkpoint.h"
#include "ledger/tiles.h"
#include "storage/readers.h"

#include <memory>

namespace atrium::ledger {

// Numbers the leaves that wait, writes the tiles that change and signs a checkpoint: the last work of each of
// the writer's batches, in the same commit, so that an act and its place in the tree are durable together.
class Sequencer {
public:
    Sequencer(std::string origin, std::vector<std::shared_ptr<const crypto::Signer>> signers);

    void run(Tx&, Instant now) const;
    const std::string& origin() const { return origin_; }
    std::vector<VerifierKey> verifier_keys() const;

private:
    std::string origin_;
    std::vector<std::shared_ptr<const crypto::Signer>> signers_;
};

// The newest checkpoint as it is stored.
struct StoredCheckpoint {
    std::int64_t id = 1;
    std::int64_t size = 0;
    std::string note;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(StoredCheckpoint, (), (id, size, note, at))

std::optional<StoredCheckpoint> newest_checkpoint(const Snapshot&);

// The tree as it was at `size`, read from the stored tiles.
TiledTree stored_tree(const Snapshot&, std::uint64_t size);

// The bytes of one tile of hashes, or of one bundle of entries; nothing when the tree has none such.
std::optional<std::string> tile_bytes(const Snapshot&, const Tile&);

}  // namespace atrium::ledger

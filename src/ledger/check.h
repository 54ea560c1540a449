#pragma once

#include "base/text.h"
#include "ledger/checkpoint.h"
#include "ledger/tiles.h"
#include "storage/tx.h"

#include <span>
#include <vector>

namespace atrium::ledger {

// What was found when a whole ledger was recomputed from what is stored.
struct LedgerFindings {
    std::int64_t leaves = 0;   // numbered
    std::int64_t waiting = 0;  // written by an act, not numbered yet
    std::int64_t erased = 0;   // leaves whose private event is gone: lawful, and proves nothing any more
    std::optional<Checkpoint> checkpoint;
    std::vector<VerifierKey> signed_by;
    std::vector<Words> faults;  // at most twenty
};

// Recomputes every commitment from its event, every leaf from its entry, every tile and the root from the
// leaves, and compares them with what is stored and signed.  Without keys the signatures are left aside.
LedgerFindings check_stored_ledger(Tx&, std::span<const VerifierKey> trusted);

// The same from outside, over tiles as they are published: entries and hashes of every tile, and the root.
// `entries_of_bundle` gives the index-th bundle, `width` entries wide.
using BundleSource = std::function<std::vector<std::string>(std::uint64_t index, int width)>;
std::vector<Words> check_published_tree(const Checkpoint&, const BundleSource&, const TileSource&);

}  // namespace atrium::ledger

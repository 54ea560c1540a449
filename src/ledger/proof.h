#pragma once

#include "base/text.h"
#include "ledger/checkpoint.h"
#include "ledger/entry.h"
#include "ledger/tiles.h"

#include <boost/describe/enum.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// A proof file (存证证明): that acts stand in the ledger, what of their events is shown, and the signed
// checkpoint that says so.  One canonical JSON document, described in README.md; web/src/lib/ledger is the
// second verifier.
namespace atrium::ledger {

// One act, its place in the tree, and the shown fields of its event (an opening of commitment.h).
struct ProvenEntry {
    Entry entry;
    std::uint64_t index = 0;
    std::vector<Digest> path;
    std::optional<json::object> opening = std::nullopt;
};

// That the tree of the checkpoint continues the one of an older checkpoint, which somebody has kept.
struct ProvenGrowth {
    std::string checkpoint;
    std::vector<Digest> path;
};

struct Proof {
    std::string checkpoint;            // the note
    std::vector<ProvenEntry> entries;  // 1 to 256, by ascending index
    std::optional<ProvenGrowth> consistency = std::nullopt;
};

inline constexpr std::size_t proof_size_max = 1 << 20;
inline constexpr std::size_t proof_entries_max = 256;

// For whoever writes a proof: `tree` is the one of the checkpoint.
ProvenEntry prove(TiledTree& tree, std::uint64_t index, Entry,
                  std::optional<json::object> opening = std::nullopt);
ProvenGrowth prove_growth(TiledTree& tree, std::string older_checkpoint);
std::string proof_bytes(const Proof&);

// In the order in which they are looked for: the first breakage ends the check.
enum class ProofVerdict {
    good,
    too_large,             // more than 1 MiB
    not_canonical,         // not the canonical form of any JSON
    malformed,             // another format, a member missing, unknown or of another kind
    checkpoint_malformed,  // not a signed note with a checkpoint
    untrusted,             // no trusted key bears the name of this ledger
    bad_signature,         // a trusted key's line does not verify
    signature_missing,     // of an algorithm that is trusted there is no signature
    other_ledger,          // the older checkpoint is one of another ledger
    not_consistent,        // the tree does not continue the older one
    beyond_size,           // the checkpoint is older than the entry
    not_included,          // the entry does not stand at this place
    opening_mismatch,      // what is shown is not what was committed to
};
BOOST_DESCRIBE_ENUM(ProofVerdict, good, too_large, not_canonical, malformed, checkpoint_malformed, untrusted,
                    bad_signature, signature_missing, other_ledger, not_consistent, beyond_size, not_included,
                    opening_mismatch)

// What a good proof proves about one act.
struct ShownEntry {
    Entry entry;
    std::uint64_t index = 0;
    json::object shown;  // name → value, of the opened fields
};

struct ProofReport {
    ProofVerdict verdict = ProofVerdict::good;
    std::string pointer;  // where in the document (JSON Pointer)
    std::optional<Checkpoint> checkpoint;
    std::vector<VerifierKey> signed_by;
    std::optional<Checkpoint> continues;  // the older checkpoint, when there is one
    std::vector<ShownEntry> entries;      // only when the verdict is good
};

// Judges a proof by keys that the reader has from elsewhere; a key inside the file would prove nothing and
// makes it malformed.  Never throws because of what the bytes are.
ProofReport check_proof(std::string_view bytes, std::span<const VerifierKey> trusted);

std::string code_of(ProofVerdict);         // "NOT_INCLUDED", the same in both verifiers
const Text& explanation_of(ProofVerdict);  // a sentence for people

}  // namespace atrium::ledger

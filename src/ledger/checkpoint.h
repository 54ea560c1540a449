#pragma once

#include "crypto/signer.h"
#include "ledger/merkle.h"

#include <boost/describe/enum.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What the ledger promises at a moment: its size and root, signed (C2SP tlog-checkpoint in a signed note; the
// SM2 signature line is ours, described in README.md).
namespace atrium::ledger {

// JavaScript counts exactly up to here, and no ledger grows so far.
inline constexpr std::uint64_t tree_size_max = (std::uint64_t{1} << 53) - 1;

struct Checkpoint {
    std::string origin;  // the ledger's name, for ever: "atrium.jiaozhou.example/370281"
    std::uint64_t size = 0;
    Digest root{};
    std::vector<std::string> extensions = {};  // further lines; none of ours today
    bool operator==(const Checkpoint&) const = default;
};

// Who may sign for a ledger: the key's name is the ledger's origin.
struct VerifierKey {
    std::string name;
    crypto::SignatureAlgorithm algorithm = crypto::SignatureAlgorithm::sm2;
    std::string public_key;
    bool operator==(const VerifierKey&) const = default;
};

std::string key_id(const VerifierKey&);    // 4 bytes that tell keys of one name apart
std::string key_text(const VerifierKey&);  // one line to hand round: name+id+base64
std::optional<VerifierKey> verifier_key(std::string_view text);
VerifierKey verifier_key(std::string origin, const crypto::Signer&);

// A name without white space and '+', in UTF-8: what can stand in a signature line.
bool is_origin(std::string_view);

// The note: the checkpoint's lines, an empty line, a line per signature.
std::string sign_checkpoint(const Checkpoint&, std::span<const crypto::Signer* const>);

enum class NoteVerdict { good, malformed, untrusted, bad_signature, signature_missing };
BOOST_DESCRIBE_ENUM(NoteVerdict, good, malformed, untrusted, bad_signature, signature_missing)

struct CheckedNote {
    NoteVerdict verdict = NoteVerdict::malformed;
    std::optional<Checkpoint> checkpoint;  // as the note says it, whatever the verdict, unless malformed
    std::vector<VerifierKey> signed_by;    // trusted keys whose signature is good
};

// untrusted: no trusted key has the origin's name.  bad_signature: a line of a trusted key does not verify.
// signature_missing: of an algorithm that the trusted keys of this name have, no line is there.  So whoever
// trusts an SM2 and an Ed25519 key sees both, and after a rotation old and new keys can be trusted side by
// side.
CheckedNote check_note(std::string_view note, std::span<const VerifierKey> trusted);

// The same without signatures: for one's own database.
std::optional<Checkpoint> read_checkpoint(std::string_view note);

}  // namespace atrium::ledger

#include "ledger/proof.h"

#include "base/codec.h"
#include "ledger/commitment.h"
#include "ledger/proof_form.h"

#include <stdexcept>

namespace atrium::ledger {
namespace {

ProofVerdict verdict_of(NoteVerdict note) {
    switch (note) {
        case NoteVerdict::good: return ProofVerdict::good;
        case NoteVerdict::malformed: return ProofVerdict::checkpoint_malformed;
        case NoteVerdict::untrusted: return ProofVerdict::untrusted;
        case NoteVerdict::bad_signature: return ProofVerdict::bad_signature;
        case NoteVerdict::signature_missing: return ProofVerdict::signature_missing;
    }
    throw std::logic_error("no such verdict");
}

// Each step fills in what it has learnt and says whether the next may follow.
struct Check {
    const Proof& proof;
    std::span<const VerifierKey> trusted;
    ProofReport& report;

    bool broken(ProofVerdict verdict, std::string pointer) {
        report.verdict = verdict;
        report.pointer = std::move(pointer);
        return false;
    }

    bool checkpoint() {
        auto note = check_note(proof.checkpoint, trusted);
        report.checkpoint = std::move(note.checkpoint);
        report.signed_by = std::move(note.signed_by);
        return note.verdict == NoteVerdict::good || broken(verdict_of(note.verdict), "/checkpoint");
    }

    bool growth() {
        if (!proof.consistency) return true;
        const auto older = check_note(proof.consistency->checkpoint, trusted);
        if (older.verdict != NoteVerdict::good)
            return broken(verdict_of(older.verdict), "/consistency/checkpoint");
        if (older.checkpoint->origin != report.checkpoint->origin)
            return broken(ProofVerdict::other_ledger, "/consistency/checkpoint");
        if (!verify_consistency(older.checkpoint->size, report.checkpoint->size, older.checkpoint->root,
                                report.checkpoint->root, proof.consistency->path))
            return broken(ProofVerdict::not_consistent, "/consistency/path");
        report.continues = older.checkpoint;
        return true;
    }

    bool entry(const ProvenEntry& proven, const std::string& at) {
        const auto& [origin, size, root, extensions] = *report.checkpoint;
        if (proven.index >= size) return broken(ProofVerdict::beyond_size, at + "/index");
        if (!verify_inclusion(proven.index, size, leaf_hash(entry_bytes(proven.entry)), proven.path, root))
            return broken(ProofVerdict::not_included, at + "/path");
        if (proven.opening && commitment_from(*proven.opening) != proven.entry.commitment)
            return broken(ProofVerdict::opening_mismatch, at + "/opening");
        return true;
    }

    bool entries() {
        for (std::size_t i = 0; i < proof.entries.size(); ++i)
            if (!entry(proof.entries[i], "/entries/" + std::to_string(i))) return false;
        for (const auto& proven : proof.entries)
            report.entries.push_back({proven.entry, proven.index,
                                      proven.opening ? shown_fields(*proven.opening) : json::object{}});
        return true;
    }
};

constexpr Text explanations[] = {
    {"证明有效", "The proof holds"},
    {"文件过大，不是有效的证明文件", "The file is too large to be a proof"},
    {"文件内容不是规范格式，可能已被改动", "The file is not in canonical form; it may have been changed"},
    {"文件不符合证明文件的格式", "The file is not a proof of a known format"},
    {"检查点格式不正确", "The checkpoint cannot be read"},
    {"检查点不是由所信任的账本签发的", "The checkpoint is of a ledger that you hold no key of"},
    {"检查点的签名不正确", "A signature under the checkpoint is wrong"},
    {"检查点缺少应有的签名", "A signature under the checkpoint is missing"},
    {"较早的检查点属于另一账本", "The older checkpoint is of another ledger"},
    {"账本与较早的检查点不一致，记录可能被改写",
     "The ledger does not continue the older checkpoint; it was rewritten"},
    {"检查点早于该记录，不能证明其存在", "The checkpoint is older than the entry"},
    {"该记录不在账本的这一位置", "The entry does not stand at this place of the ledger"},
    {"所示内容与账本中的承诺值不符", "What is shown is not what the ledger committed to"},
};

}  // namespace

ProvenEntry prove(TiledTree& tree, std::uint64_t index, Entry entry, std::optional<json::object> opening) {
    return {std::move(entry), index, tree.inclusion(index), std::move(opening)};
}

ProvenGrowth prove_growth(TiledTree& tree, std::string older_checkpoint) {
    const auto older = read_checkpoint(older_checkpoint);
    if (!older) throw std::invalid_argument("this is no checkpoint");
    auto path = tree.consistency(older->size);
    return {std::move(older_checkpoint), std::move(path)};
}

ProofReport check_proof(std::string_view bytes, std::span<const VerifierKey> trusted) {
    ProofReport report;
    const auto read = read_proof(bytes);
    if (const auto* fault = std::get_if<FormFault>(&read)) {
        report.verdict = fault->verdict;
        report.pointer = fault->pointer;
        return report;
    }
    Check check{std::get<Proof>(read), trusted, report};
    if (check.checkpoint() && check.growth()) check.entries();
    return report;
}

std::string code_of(ProofVerdict verdict) {
    std::string out(enum_text(verdict));
    for (auto& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

const Text& explanation_of(ProofVerdict verdict) { return explanations[static_cast<std::size_t>(verdict)]; }

}  // namespace atrium::ledger

#include "ledger/proof.h"
#include "ledger/proof_form.h"

#include <cstddef>
#include <string_view>

using namespace atrium::ledger;

// A proof file from a stranger is judged, whatever it holds; what can be read is written again as the same
// bytes.  The keys are those of tests/vectors/proofs, where the corpus comes from.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    static const std::vector<VerifierKey> trusted{
        verifier_key(
            "ledger.jiaozhou.example/370281+8a102d96+/2F0cml1bS1zbTItd2l0aC1zbTMtdjEELR5SGlRedZBg6r0Q66ZxGuuQUo6jO7c46Sl/vB/dX+bCGf6cSI6YFc1eVHi0xNIcw320XHb3pr1HPYhB1sthrQ==")
            .value(),
        verifier_key("ledger.jiaozhou.example/370281+ce075534+AdYvAWoe/R5P33k+tCzYRHHhup8M8E0Sh7XMcfYWKHy4")
            .value()};
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const auto read = read_proof(text);
    if (const auto* proof = std::get_if<Proof>(&read); proof && proof_bytes(*proof) != text) __builtin_trap();
    const auto report = check_proof(text, trusted);
    const bool good = report.verdict == ProofVerdict::good;
    if (good != !report.entries.empty() || (good && !report.checkpoint)) __builtin_trap();
    if (code_of(report.verdict).empty() || explanation_of(report.verdict).zh.empty()) __builtin_trap();
    return 0;
}

#include "ledger/proof.h"

#include "ledger/canonical.h"
#include "ledger/proof_desk_for_test.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <set>
#include <stdexcept>

namespace atrium::ledger {
namespace {

ProofDesk desk_of(std::uint64_t size) {
    ProofDesk desk;
    desk.grow(size);
    return desk;
}

}  // namespace

TEST_CASE("a proof shows an act, its place and what may be shown of its event") {
    const auto desk = desk_of(300);
    const auto report = check_proof(proof_bytes(desk.proof(270, 300)), desk.keys());
    REQUIRE(report.verdict == ProofVerdict::good);
    CHECK(report.pointer.empty());
    CHECK(report.checkpoint->size == 300);
    CHECK(report.signed_by == desk.keys());
    REQUIRE(report.entries.size() == 1);
    CHECK(report.entries[0].entry == ProofDesk::entry(270));
    CHECK(report.entries[0].index == 270);
    CHECK(report.entries[0].shown.at("data.number") == "JY13702811000270");
    CHECK_FALSE(report.entries[0].shown.contains("person"));
    CHECK_FALSE(report.continues);
}

TEST_CASE("what is not shown cannot be found in the file") {
    const auto desk = desk_of(3);
    CHECK(proof_bytes(desk.proof(1, 3)).find("王1") == std::string::npos);
}

TEST_CASE("one proof may hold several acts and the growth since an older checkpoint") {
    const auto desk = desk_of(600);
    auto tree = desk.tree(600);
    Proof proof{desk.note(600), {desk.proven(3, 600), desk.proven(255, 600, false), desk.proven(599, 600)}};
    proof.consistency = prove_growth(tree, desk.note(77));
    const auto report = check_proof(proof_bytes(proof), desk.keys());
    CHECK(report.verdict == ProofVerdict::good);
    CHECK(report.entries.size() == 3);
    CHECK(report.entries[1].shown.empty());
    CHECK(report.continues->size == 77);
    CHECK_THROWS_AS(prove_growth(tree, "no checkpoint"), std::invalid_argument);
}

TEST_CASE("every entry of a ledger of any size can be proven") {
    CHECK(rc::check([] {
        const auto size = *rc::gen::inRange<std::uint64_t>(1, 600);
        const auto desk = desk_of(size);
        const auto of = *rc::gen::inRange<std::uint64_t>(1, size + 1);
        const auto index = *rc::gen::inRange<std::uint64_t>(0, of);
        RC_ASSERT(check_proof(proof_bytes(desk.proof(index, of)), desk.keys()).verdict == ProofVerdict::good);
    }));
}

TEST_CASE("no flipped bit, missing end or doubled byte leaves a proof good") {
    const auto desk = desk_of(20);
    auto tree = desk.tree(20);
    auto proof = desk.proof(5, 20);
    proof.consistency = prove_growth(tree, desk.note(7));
    const auto bytes = proof_bytes(proof);
    REQUIRE(check_proof(bytes, desk.keys()).verdict == ProofVerdict::good);
    CHECK(rc::check([&] {
        const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
        auto bent = bytes;
        bent[at] = static_cast<char>(bent[at] ^ 1 << *rc::gen::inRange(0, 8));
        RC_ASSERT(check_proof(bent, desk.keys()).verdict != ProofVerdict::good);
        RC_ASSERT(check_proof(bytes.substr(0, at), desk.keys()).verdict != ProofVerdict::good);
        bent = bytes;
        bent.insert(at, 1, bytes[at]);
        RC_ASSERT(check_proof(bent, desk.keys()).verdict != ProofVerdict::good);
    }));
}

TEST_CASE("a file of more than a mebibyte is not even read") {
    const ProofDesk desk;
    CHECK(check_proof(std::string(proof_size_max + 1, ' '), desk.keys()).verdict == ProofVerdict::too_large);
    CHECK(check_proof(std::string(proof_size_max, ' '), desk.keys()).verdict == ProofVerdict::not_canonical);
}

TEST_CASE("every verdict has a code and a sentence in both languages") {
    std::set<std::string_view> sentences;
    for (int i = 0; i <= static_cast<int>(ProofVerdict::opening_mismatch); ++i) {
        const auto verdict = static_cast<ProofVerdict>(i);
        CHECK_FALSE(code_of(verdict).empty());
        CHECK(sentences.insert(explanation_of(verdict).zh).second);
        CHECK(sentences.insert(explanation_of(verdict).en).second);
    }
    CHECK(code_of(ProofVerdict::not_included) == "NOT_INCLUDED");
}

}  // namespace atrium::ledger

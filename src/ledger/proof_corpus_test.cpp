#include "base/codec.h"
#include "crypto/encoding.h"
#include "ledger/proof.h"
#include "ledger/proof_vectors_for_test.h"
#include "testing/source.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace atrium::ledger {
namespace {

const std::filesystem::path folder = testing::source_folder() / "tests/vectors/proofs";

ProofVector stored(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return decode<ProofVector>(parse_json(text.str()), Reader::From::stored);
}

void judge(const ProofVector& vector) {
    INFO(vector.name);
    std::vector<VerifierKey> trusted;
    for (const auto& text : vector.keys) trusted.push_back(verifier_key(text).value());
    const auto report = check_proof(crypto::from_base64(vector.proof).value(), trusted);
    CHECK(code_of(report.verdict) == vector.verdict);
    CHECK(report.pointer == vector.pointer);
    CHECK(report.entries.empty() == (vector.verdict != "GOOD"));
}

}  // namespace

// With ATRIUM_WRITE_PROOFS=1 in the environment the corpus is written anew; otherwise nothing outside is
// touched.
TEST_CASE("every kind of breakage is made, judged, and has its own name") {
    std::set<std::string> names, verdicts;
    for (const auto& vector : proof_vectors()) {
        judge(vector);
        CHECK(names.insert(vector.name).second);
        verdicts.insert(vector.verdict);
        if (std::getenv("ATRIUM_WRITE_PROOFS"))
            std::ofstream(folder / (vector.name + ".json")) << json_text(encode(vector)) << '\n';
    }
    CHECK(verdicts.size() == 12);  // every verdict but TOO_LARGE
}

TEST_CASE("the stored corpus is judged as it says, and holds every kind of breakage") {
    std::set<std::string> expected, found;
    for (const auto& vector : proof_vectors()) expected.insert(vector.name);
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        if (file.path().extension() != ".json") continue;
        const auto vector = stored(file.path());
        judge(vector);
        found.insert(vector.name);
    }
    CHECK(found == expected);
}

}  // namespace atrium::ledger

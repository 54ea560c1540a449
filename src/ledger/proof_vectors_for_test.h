#pragma once

#include <boost/describe.hpp>

#include <string>
#include <vector>

namespace atrium::ledger {

// One proof file and what both verifiers must say of it.
struct ProofVector {
    std::string name;
    std::vector<std::string> keys;  // those that the reader trusts
    std::string proof;              // the bytes, in base64 since some are not UTF-8
    std::string verdict;
    std::string pointer;
};
BOOST_DESCRIBE_STRUCT(ProofVector, (), (name, keys, proof, verdict, pointer))

// Made anew at each call: SM2 signatures are never the same twice.
std::vector<ProofVector> proof_vectors();

}  // namespace atrium::ledger

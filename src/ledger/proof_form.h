#pragma once

#include "ledger/proof.h"

#include <string>
#include <string_view>
#include <variant>

namespace atrium::ledger {

// A fault of form and where it lies.
struct FormFault {
    ProofVerdict verdict = ProofVerdict::malformed;
    std::string pointer;
};

// The bytes as a proof, or the first fault of their form; nothing in it has been verified.
std::variant<Proof, FormFault> read_proof(std::string_view bytes);

}  // namespace atrium::ledger

#include "ledger/commitment.h"

#include "ledger/canonical.h"

namespace atrium::ledger {

crypto::Digest commitment(std::string_view salt, const boost::json::object& event) {
    return crypto::Hasher().add("atrium-event-v1\n").add(salt).add(canonical(event)).finish();
}

}  // namespace atrium::ledger

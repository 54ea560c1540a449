#include "ledger/leaf.h"

#include "crypto/encoding.h"
#include "ledger/canonical.h"
#include "ledger/merkle.h"
#include "ledger/commitment.h"

namespace atrium::ledger {

json::object opening_of(const Event& event) {
    return {{"id", id_text(event.id.value)},
            {"at", event.at.us},
            {"act", event.act},
            {"subject", id_text(event.subject)},
            {"account", id_text(event.account)},
            {"person", id_text(event.person)},
            {"role", event.role},
            {"organization", id_text(event.organization)},
            {"request_id", event.request_id},
            {"from", event.from_state},
            {"to", event.to_state},
            {"reason", event.reason},
            {"data", event.data}};
}

json::object entry_of(const Event& event) {
    return {{"act", event.act},
            {"at", event.at.us},
            {"commitment", crypto::hex(commitment(*crypto::from_hex(event.salt), opening_of(event)))},
            {"subject", id_text(event.subject)}};
}

std::int64_t write_event(Tx& tx, Event event, Random& random) {
    event.salt = crypto::hex(random.bytes(16));
    Leaf leaf{.id = event.id, .entry = canonical(entry_of(event)), .hash = {}};
    leaf.hash = crypto::hex(leaf_hash(leaf.entry));
    tx.insert("ledger_event", event);
    tx.insert("ledger_leaf", leaf);
    return event.id.value;
}

}  // namespace atrium::ledger

#include "ledger/leaf.h"

#include "crypto/encoding.h"
#include "ledger/commitment.h"
#include "ledger/entry.h"
#include "ledger/merkle.h"

namespace atrium::ledger {

json::object opening_of(const Event& event) {
    json::object out{{"id", id_text(event.id.value)},
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
                     {"reason", event.reason}};
    // Each by itself, so that a proof can show the number of a decision and not the address beside it.
    for (const auto& [name, value] : event.data) out.emplace("data." + std::string(name), value);
    return out;
}

Entry entry_of(const Event& event) {
    return {.act = event.act,
            .at = event.at,
            .commitment = commitment(*crypto::from_hex(event.salt), opening_of(event)),
            .subject = id_text(event.subject)};
}

std::int64_t write_event(Tx& tx, Event event, Random& random) {
    event.salt = crypto::hex(new_salt(random));
    Leaf leaf{.id = event.id, .entry = entry_bytes(entry_of(event)), .hash = {}};
    leaf.hash = crypto::hex(leaf_hash(leaf.entry));
    tx.insert("ledger_event", event);
    tx.insert("ledger_leaf", leaf);
    return event.id.value;
}

}  // namespace atrium::ledger

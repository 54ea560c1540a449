#pragma once

#include "base/random.h"
#include "ledger/entry.h"
#include "storage/tx.h"

namespace atrium::ledger {

// One act with all its data (审计事件): who, as what, to what, from which state to which, why.  Private for
// ever; what the public ledger gets is a salted commitment to it.
struct Event {
    Id<Event> id;
    Instant at;
    std::string act;
    std::int64_t subject = 0;
    std::int64_t account = 0;
    std::int64_t person = 0;
    std::string role;
    std::int64_t organization = 0;
    std::string request_id;
    std::string from_state;
    std::string to_state;
    std::string reason;
    json::object data;
    std::string salt;  // 16 bytes in hexadecimal, drawn when the event is written
};
BOOST_DESCRIBE_STRUCT(Event, (),
                      (id, at, act, subject, account, person, role, organization, request_id, from_state,
                       to_state, reason, data, salt))

// The public half: what stands in the tree.  Its number is given by the sequencer.
struct Leaf {
    Id<Event> id;
    std::string entry;  // canonical bytes {"act","at","commitment","subject"}
    std::string hash;   // of the tree, in hexadecimal
    std::optional<std::int64_t> number = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(Leaf, (), (id, entry, hash, number))

// The event as the value that the commitment is made over; each member of `data` is a field "data.<name>".
json::object opening_of(const Event&);
Entry entry_of(const Event&);

// Writes the event with a fresh salt and its leaf, without a number.  Returns the identifier of both.
std::int64_t write_event(Tx&, Event, Random&);

}  // namespace atrium::ledger

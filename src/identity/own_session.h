#pragma once

#include "identity/session.h"

namespace atrium::identity {

// One of one's own sign-ins, as its owner sees it: never the token, nor what it is found by.
struct OwnSession {
    Id<SessionRecord> id;
    Instant signed_in_at;
    Instant last_seen_at;
    std::optional<Instant> ended_at = std::nullopt;
    std::optional<std::string> end_reason = std::nullopt;
    std::string address;
    std::string device;
    bool is_open = false;  // neither ended nor over by time
    bool is_here = false;  // the one in which this is asked
};
BOOST_DESCRIBE_STRUCT(OwnSession, (),
                      (id, signed_in_at, last_seen_at, ended_at, end_reason, address, device, is_open,
                       is_here))

// The sign-ins under one's own account, and nobody else's.
Where readable(const Actor&, Type<SessionRecord>);

// The newest first.
Page<OwnSession> own_sessions(const Reading&, PageRequest, Request);
// From wherever one is signed in: a telephone that was lost, a computer in a library.
OwnSession end_own_session(Context&, Id<SessionRecord>, Request);

}  // namespace atrium::identity

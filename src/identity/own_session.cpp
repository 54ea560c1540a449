#include "identity/own_session.h"

namespace atrium::identity {
namespace {

OwnSession view_of(const Reading& reading, const SessionRecord& session, const Request& request) {
    const auto here = session_of(reading, request);
    return {.id = session.id,
            .signed_in_at = session.signed_in_at,
            .last_seen_at = session.last_seen_at,
            .ended_at = session.ended_at,
            .end_reason = session.end_reason,
            .address = session.address,
            .device = session.device,
            .is_open = is_open(reading, session),
            .is_here = here && here->id == session.id};
}

}  // namespace

Where readable(const Actor& actor, Type<SessionRecord>) { return {"account_id = ?", {cell(actor.account)}}; }

Page<OwnSession> own_sessions(const Reading& reading, PageRequest page, Request request) {
    return shown(
        reading.db.page<SessionRecord>("identity_session", readable(reading.actor, Type<SessionRecord>{}),
                                       {.descending = true}, page),
        [&](const SessionRecord& session) { return view_of(reading, session, request); });
}

OwnSession end_own_session(Context& context, Id<SessionRecord> id, Request request) {
    auto session = context.tx.one<SessionRecord>(
        "identity_session", readable(context.actor, Type<SessionRecord>{}) && Where{"id = ?", {cell(id)}});
    if (!is_open(context.reading(), session)) throw Problem(problems::not_allowed_now);
    end_session(context, session, "ended by its owner");
    context.record({.act = "identity/session-ended",
                    .subject = session.account_id.value,
                    .data = {{"session", id_text(session.id.value)}}});
    return view_of(context.reading(),
                   context.tx.get<SessionRecord>("SELECT * FROM identity_session WHERE id = $1", session.id),
                   request);
}

}  // namespace atrium::identity

#pragma once

#include "engine/context.h"
#include "ledger/leaf.h"

namespace atrium::audit {

// What the audit administrator reads: who did what, in which capacity (审计日志).  He sees no forms and no
// files.
struct ListEvents {
    std::optional<std::string> subject = std::nullopt;
    std::optional<std::string> person = std::nullopt;
    std::optional<std::string> act = std::nullopt;
    std::optional<std::string> after = std::nullopt;
    std::optional<int> limit = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(ListEvents, (), (subject, person, act, after, limit))

struct EventLine {
    std::string id;
    Instant at;
    std::string act;
    std::string subject;
    std::string account;
    std::string person;
    std::string role;
    std::string organization;
    std::string request_id;
    std::string from_state;
    std::string to_state;
    std::string reason;
    json::object data;
};
BOOST_DESCRIBE_STRUCT(EventLine, (),
                      (id, at, act, subject, account, person, role, organization, request_id, from_state,
                       to_state, reason, data))

Page<EventLine> list_events(const Reading&, ListEvents);

}  // namespace atrium::audit

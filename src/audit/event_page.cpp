#include "audit/event_page.h"

namespace atrium::audit {
namespace {

Where id_condition(std::string_view column, const std::string& text, const std::string& pointer) {
    const auto id = id_value(text);
    if (!id)
        throw Problem(problems::invalid_input)
            .at(pointer, "BAD_FORMAT", Text{"编号格式不正确", "is not an identifier"});
    return {std::string(column) + " = ?", {cell(*id)}};
}

EventLine line_of(const ledger::Event& event) {
    return {id_text(event.id.value),
            event.at,
            event.act,
            id_text(event.subject),
            id_text(event.account),
            id_text(event.person),
            event.role,
            id_text(event.organization),
            event.request_id,
            event.from_state,
            event.to_state,
            event.reason,
            event.data};
}

}  // namespace

Page<EventLine> list_events(const Reading& reading, ListEvents request) {
    Where where{"1 = 1"};
    if (request.subject) where = where && id_condition("subject", *request.subject, "/subject");
    if (request.person) where = where && id_condition("person", *request.person, "/person");
    if (request.act) where = where && Where{"act = ?", {cell(*request.act)}};
    return shown(
        reading.db.page<ledger::Event>("ledger_event", where, {{"id"}, true}, {request.after, request.limit}),
        line_of);
}

}  // namespace atrium::audit

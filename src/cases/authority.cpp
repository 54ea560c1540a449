#include "cases/authority.h"

namespace atrium::cases {

std::optional<Problem> bar_to_signing(const Reading& reading, const Case& one, identity::DecisionKind kind) {
    const auto given = identity::authorisations_of(reading, one.organization, reading.actor.person);
    return identity::bar_to_deciding(given, {one.item_code, one.item_name, kind}, local_date(reading.now));
}

std::optional<Problem> refused_signature(Context& context, const Case& one, identity::DecisionKind kind) {
    auto bar = bar_to_signing(context.reading(), one, kind);
    if (!bar) return std::nullopt;
    const std::string state(enum_text(one.state));
    context.record({.act = "cases/unauthorised-decision",
                    .subject = one.id.value,
                    .from = state,
                    .to = state,
                    .data = {{"kind", enum_text(kind)}, {"item", one.item_code}}});
    context.tell("cases/unauthorised-decision", one.id.value, CaseEvent{one.id});
    return bar;
}

std::optional<std::string> missing_authority(const Reading& reading, const Case& one) {
    if (reading.actor.role != Role::decider || one.awaited != Role::decider) return std::nullopt;
    const auto kind = one.declining ? identity::DecisionKind::decline : identity::DecisionKind::grant;
    const auto bar = bar_to_signing(reading, one, kind);
    return bar ? std::optional(in(reading.language, bar->detail)) : std::nullopt;
}

}  // namespace atrium::cases

#include "cases/ending.h"

#include "cases/clock.h"
#include "cases/notice.h"
#include "cases/window.h"

namespace atrium::cases {
namespace {

// The case whose clock of this kind ran out at `due_at`; nothing when it was stopped or moved meanwhile.
std::optional<Case> lapsed_case(Context& context, Id<Case> id, ClockKind kind, Instant due_at) {
    if (!lapsed_clock(context, id, kind, due_at)) return std::nullopt;
    return context.tx.find<Case>("SELECT * FROM cases_case WHERE id = $1", id);
}

}  // namespace

Case end_withdrawn(Context& context, Case one, std::string_view action) {
    end_clocks(context, one);
    one.act_by = Case::no_day;
    one = advance_case(context, one, action);
    issue_notice(context, one, NoticeKind::withdrawal_confirmation);
    context.tell("cases/withdrawn", one.id.value, CaseEvent{one.id});
    return one;
}

// The case counts as accepted on the day on which it was handed in.
void deem_accepted(Context& context, Id<Case> id, Instant due_at) {
    const auto found = lapsed_case(context, id, ClockKind::pre_accept, due_at);
    if (!found || (found->state != CaseState::submitted && found->state != CaseState::received)) return;
    const auto clock = lapsed_clock(context, id, ClockKind::pre_accept, due_at);
    auto one = begin_handling(context, *found, clock->started_at);
    one.declining.reset();
    one = advance_case(context, one, "deem_accepted", {{"due_at", due_at.us}});
    issue_notice(context, one, NoticeKind::deemed_acceptance,
                 {.due_date = one.due_date, .provisional = one.provisional});
    context.tell("cases/deemed-accepted", one.id.value, CaseEvent{one.id});
}

void return_overdue(Context& context, Id<Case> id, Instant due_at) {
    const auto found = lapsed_case(context, id, ClockKind::supplement, due_at);
    if (!found ||
        (found->state != CaseState::supplement_required && found->state != CaseState::precheck_returned))
        return;
    auto one = *found;
    end_clocks(context, one);
    one.act_by = Case::no_day;
    one = advance_case(context, one, "lapse", {{"due_at", due_at.us}});
    issue_notice(context, one, NoticeKind::overdue_return);
    context.tell("cases/returned", one.id.value, CaseEvent{one.id});
}

void lapse_withdrawal(Context& context, Id<Case> id, Instant due_at) {
    const auto found = lapsed_case(context, id, ClockKind::withdrawal, due_at);
    if (found && found->state == CaseState::withdraw_requested) end_withdrawn(context, *found, "lapse");
}

}  // namespace atrium::cases

#include "cases/past.h"

#include "base/case_number.h"
#include "cases/answers.h"
#include "cases/clock.h"
#include "cases/notice.h"
#include "cases/opinion.h"
#include "crypto/number_vault.h"
#include "engine/domain_time.h"

namespace atrium::cases {
namespace {

// How far a case has come in each state that can be taken over, and the clock that runs in it.
struct Reached {
    CaseState state;
    bool accepted = false;
    bool taken = false;  // somebody is named who examines it
    bool decided = false;
    bool ended = false;
    std::optional<ClockKind> clock = std::nullopt;
};

constexpr Reached reached[] = {
    {.state = CaseState::submitted, .clock = ClockKind::pre_accept},
    {.state = CaseState::received, .clock = ClockKind::pre_accept},
    {.state = CaseState::accepted, .accepted = true, .clock = ClockKind::promise},
    {.state = CaseState::in_review, .accepted = true, .taken = true, .clock = ClockKind::promise},
    {.state = CaseState::pending_decision, .accepted = true, .taken = true, .clock = ClockKind::promise},
    {.state = CaseState::granted, .accepted = true, .decided = true, .clock = ClockKind::delivery},
    {.state = CaseState::refused, .accepted = true, .decided = true, .clock = ClockKind::delivery},
    {.state = CaseState::pending_delivery, .accepted = true, .decided = true, .clock = ClockKind::delivery},
    {.state = CaseState::closed, .accepted = true, .decided = true, .ended = true},
    {.state = CaseState::not_accepted, .ended = true},
    {.state = CaseState::withdrawn, .ended = true},
    {.state = CaseState::returned_overdue, .ended = true},
};

const Reached* reached_in(CaseState state) {
    const auto* found = std::ranges::find(reached, state, &Reached::state);
    return found == std::end(reached) ? nullptr : found;
}

void check_presence(bool there, bool wanted, const std::string& pointer, Problem& problem) {
    if (wanted && !there) problem.at(pointer, "MISSING", sentences::missing);
    if (!wanted && there)
        problem.at(pointer, "BAD_FORMAT", Text{"此状态下不应有此项", "Does not belong to this state"});
}

void demand(bool there, const std::string& pointer, Problem& problem) {
    if (!there) problem.at(pointer, "MISSING", sentences::missing);
}

// Who did it, and with what result; a refusal states its reasons (行政许可法 art. 38).  Nobody need have
// accepted it: a case may have been deemed accepted.
void check_persons(const PastCase& past, const Reached& state, const std::string& at, Problem& problem) {
    if (past.state == CaseState::received) demand(past.received_at.has_value(), at + "/received_at", problem);
    if (state.taken) demand(past.handled_by.value != 0, at + "/handled_by", problem);
    if (!state.decided) return;
    demand(past.decided_by.value != 0, at + "/decided_by", problem);
    if (past.outcome == Outcome::refused) demand(!past.reason.empty(), at + "/reason", problem);
    if ((past.state == CaseState::granted && past.outcome == Outcome::refused) ||
        (past.state == CaseState::refused && past.outcome == Outcome::granted))
        problem.at(at + "/outcome", "BAD_FORMAT",
                   Text{"与办件状态不符", "Does not agree with the state of the case"});
}

void check_order(const PastCase& past, Instant now, const std::string& at, Problem& problem) {
    auto before = past.submitted_at;
    for (const auto& moment : {past.received_at, past.accepted_at, past.decided_at, past.ended_at}) {
        if (!moment) continue;
        if (*moment < before)
            problem.at(at, "BAD_FORMAT", Text{"各环节时间先后颠倒", "The moments are out of order"});
        before = *moment;
    }
    if (before > now) problem.at(at, "BAD_FORMAT", Text{"时间尚未到来", "Lies in the future"});
}

void check(const PastCase& past, Instant now, const std::string& at, Problem& problem) {
    const auto* state = reached_in(past.state);
    if (!state) {
        problem.at(
            at + "/state", "BAD_FORMAT",
            Text{"等待申请人处理的办件不能迁入", "A case that awaits its applicant cannot be taken over"});
        return;
    }
    check_presence(past.accepted_at.has_value(), state->accepted, at + "/accepted_at", problem);
    check_presence(past.decided_at.has_value(), state->decided, at + "/decided_at", problem);
    check_presence(past.outcome != Outcome::none, state->decided, at + "/outcome", problem);
    check_presence(past.ended_at.has_value(), state->ended, at + "/ended_at", problem);
    check_persons(past, *state, at, problem);
    check_order(past, now, at, problem);
}

void check(const std::vector<PastCase>& past, Instant now) {
    Problem problem(atrium::problems::invalid_input);
    for (std::size_t i = 0; i < past.size(); ++i) check(past[i], now, "/" + std::to_string(i), problem);
    refuse_if_wrong(problem);
}

NoticeKind decision_of(const PastCase& past) {
    return past.outcome == Outcome::granted ? NoticeKind::grant : NoticeKind::refusal;
}

// The serials of many numbers, taken from their counters at once and handed out in the order of the list.
class Serials {
public:
    Serials(Context& context, const std::vector<PastCase>& past) {
        for (const auto& one : past) {
            ++of_day_[local_date(one.submitted_at)];
            if (one.decided_at) ++of_decision_[{decision_of(one), year_of(local_date(*one.decided_at))}];
        }
        for (auto& [day, serial] : of_day_) serial = context.next_numbers("case", day, serial);
        for (auto& [kind, serial] : of_decision_)
            serial = reserve_notice_numbers(context, kind.first, kind.second, serial);
    }
    int of_case(Date day) { return static_cast<int>(of_day_.at(day)++); }
    std::int64_t of_decision(NoticeKind kind, int year) { return of_decision_.at({kind, year})++; }

private:
    std::map<Date, std::int64_t> of_day_;
    std::map<std::pair<NoticeKind, int>, std::int64_t> of_decision_;
};

// The days by which it had, or has, to be decided.
void set_limits(Context& context, Case& one, const catalog::Limits& limits) {
    if (!one.accepted_at) return;
    if (limits.statutory)
        one.statutory_due_date =
            computed_clock(context, one, ClockKind::statutory, *limits.statutory, *one.accepted_at).due_date;
    if (const auto promised = catalog::promised(limits)) {
        const auto clock = computed_clock(context, one, ClockKind::promise, *promised, *one.accepted_at);
        one.due_date = clock.due_date;
        one.provisional = clock.provisional;
    }
}

// Starts what still runs for it, from when it began, and returns the day by which somebody has to act.
std::optional<Date> start_clocks(Context& context, const Case& one, ClockKind kind,
                                 const catalog::Limits& limits) {
    if (kind == ClockKind::pre_accept) return start_clock(context, one, kind, *one.submitted_at).due_date;
    if (kind == ClockKind::delivery) return start_clock(context, one, kind, *one.decided_at).due_date;
    if (limits.statutory)
        start_clock(context, one, ClockKind::statutory, *limits.statutory, *one.accepted_at);
    if (const auto promised = catalog::promised(limits))
        start_clock(context, one, ClockKind::promise, *promised, *one.accepted_at);
    return one.due_date;
}

Case case_from(Context& context, const PastCase& past, int serial) {
    const auto& division = context.service<const Jurisdiction>().division_code;
    Case one{
        .id = context.ids.next<Case>(),
        .number = make_case_number(division, local_date(past.submitted_at), serial).text(),
        .query_code = context.random.digits(6),
        .item_version = past.item->id,
        .item_code = past.item->code,
        .item_name = past.item->item.name.zh,
        .organization = past.item->organ_id,
        .instant = past.item->instant,
        .applicant_kind = past.applicant_kind,
        .applicant = past.applicant,
        .applicant_name = past.applicant_name,
        .submitted_by = past.submitted_by,
        .contact_name = past.contact_name,
        .contact_mobile = context.service<crypto::NumberVault>().encrypt(
            crypto::NumberKind::phone, past.contact_mobile.text(), context.random),
        .channel = past.channel,
        .delivery_way = past.delivery_way,
        .state = past.state,
        .previous_state = past.state,
        .awaited = awaited_in(past.state),
        .accepted_by = past.accepted_by,
        .handled_by = past.handled_by,
        .decided_by = past.decided_by,
        .outcome = past.outcome,
        .created_at = past.submitted_at,
        .submitted_at = past.submitted_at,
        .received_at = past.received_at,
        .accepted_at = past.accepted_at,
        .decided_at = past.decided_at,
        .ended_at = past.ended_at,
    };
    if (one.state == CaseState::in_review) one.awaited = Role::handler;  // nothing is examined here yet
    keep_answers(context, one, past.answers);
    set_limits(context, one, past.item->item.limits);
    return one;
}

void issue_decision(Context& context, const Case& one, const PastCase& past, Serials& serials) {
    const auto kind = decision_of(past);
    issue_notice(context, one, kind, {.reason = past.reason, .law = law_of(past.item->item)},
                 {.at = *past.decided_at,
                  .by = past.decided_by,
                  .serial = serials.of_decision(kind, year_of(local_date(*past.decided_at)))});
}

}  // namespace

std::vector<Id<Case>> take_over(Context& context, const std::vector<PastCase>& cases) {
    check(cases, context.now);
    Serials serials(context, cases);
    std::vector<Id<Case>> out;
    for (const auto& past : cases) {
        const auto one = case_from(context, past, serials.of_case(local_date(past.submitted_at)));
        context.tx.insert("cases_case", one);
        if (const auto clock = reached_in(past.state)->clock)
            if (const auto act_by = start_clocks(context, one, *clock, past.item->item.limits))
                context.tx.send("UPDATE cases_case SET act_by = $1 WHERE id = $2", to_string(*act_by),
                                one.id);
        if (past.decided_at) issue_decision(context, one, past, serials);
        context.record({.act = "cases/take-over",
                        .subject = one.id.value,
                        .to = std::string(enum_text(one.state)),
                        .data = {{"number", *one.number}, {"item", one.item_code}}});
        out.push_back(one.id);
    }
    return out;
}

}  // namespace atrium::cases

#include "cases/clock.h"

#include "calendar/legal_period.h"

namespace atrium::cases {
namespace {

// A clock whose length the law fixes (data/law/periods.json), and what is done by itself when it runs out.
struct Fixed {
    ClockKind kind;
    std::string_view rule;
    bool acts = true;  // arms the timer of the same name
};

constexpr Fixed fixed[] = {
    {ClockKind::pre_accept, "cases/pre-accept"},
    {ClockKind::supplement, "cases/supplement"},
    {ClockKind::delivery, "cases/delivery", false},
    {ClockKind::withdrawal, "cases/withdrawal"},
};

const Fixed* found(ClockKind kind) {
    const auto* at = std::ranges::find(fixed, kind, &Fixed::kind);
    return at == std::end(fixed) ? nullptr : at;
}

void compute(Clock& clock, const calendar::Calendar& days) {
    const auto result = calendar::due(days, {clock.period, clock.started_at, clock.pauses});
    clock.due_date = result.date;
    clock.due_at = result.at;
    clock.provisional = result.date && days.provisional_year(local_date(clock.started_at), *result.date);
}

struct Moved {
    ClockKind kind;
    std::optional<Date> before;
    std::optional<Date> after;
    bool provisional = false;
    BOOST_DESCRIBE_CLASS(Moved, (), (kind, before, after, provisional), (), ())
};

// So many in one act, that the writer is soon free for others.
constexpr std::int64_t clocks_at_once = 100;

std::string day_text(const std::optional<Date>& day) {
    return day ? to_string(*day) : std::string(Case::no_day);
}

// The case shows what its clocks say; a timer goes along with its clock.
void move_clock(Context& context, const Clock& before, const Clock& after) {
    context.tx.update("cases_clock", after);
    if (after.kind == ClockKind::promise)
        context.tx.send("UPDATE cases_case SET due_date = $1, provisional = $2 WHERE id = $3", after.due_date,
                        after.provisional, after.case_id);
    if (after.kind == ClockKind::statutory)
        context.tx.send("UPDATE cases_case SET statutory_due_date = $1 WHERE id = $2", after.due_date,
                        after.case_id);
    context.tx.send("UPDATE cases_case SET act_by = $1 WHERE id = $2 AND act_by = $3",
                    day_text(after.due_date), after.case_id, day_text(before.due_date));
    if (const auto timer = timer_of(after.kind); !timer.empty() && after.due_at) {
        context.cancel(timer, after.case_id);
        context.arm(timer, after.case_id, *after.due_at);
    }
    context.record(
        {.act = "cases/deadline-moved",
         .subject = after.case_id.value,
         .data = encode(Moved{after.kind, before.due_date, after.due_date, after.provisional}).as_object()});
    publish_change(context, context.tx.get<Case>("SELECT * FROM cases_case WHERE id = $1", after.case_id));
}

}  // namespace

std::string timer_of(ClockKind kind) {
    const auto* one = found(kind);
    return one && one->acts ? std::string(one->rule) : std::string();
}

Clock start_clock(Context& context, const Case& one, ClockKind kind) {
    return start_clock(context, one, kind, context.now);
}

Clock start_clock(Context& context, const Case& one, ClockKind kind, Instant since) {
    const auto period = calendar::legal_period(found(kind)->rule, local_date(since)).limit;
    return start_clock(context, one, kind, period, since);
}

Clock computed_clock(Context& context, const Case& one, ClockKind kind, calendar::TimeLimit period,
                     Instant since) {
    Clock clock{.id = context.ids.next<Clock>(),
                .case_id = one.id,
                .kind = kind,
                .period = period,
                .started_at = since};
    compute(clock, outlets::calendar_of(context.services));
    return clock;
}

Clock start_clock(Context& context, const Case& one, ClockKind kind, calendar::TimeLimit period,
                  Instant since) {
    const auto clock = computed_clock(context, one, kind, period, since);
    context.tx.insert("cases_clock", clock);
    if (const auto timer = timer_of(kind); !timer.empty() && clock.due_at)
        context.arm(timer, one.id, *clock.due_at);
    return clock;
}

void end_clock(Context& context, const Case& one, ClockKind kind) {
    context.tx.send(
        "UPDATE cases_clock SET ended_at = $1 WHERE case_id = $2 AND kind = $3 AND ended_at IS NULL",
        context.now, one.id, kind);
    if (const auto timer = timer_of(kind); !timer.empty()) context.cancel(timer, one.id);
}

void end_clocks(Context& context, const Case& one) {
    context.tx.send("UPDATE cases_clock SET ended_at = $1 WHERE case_id = $2 AND ended_at IS NULL",
                    context.now, one.id);
    for (const auto& each : fixed)
        if (each.acts) context.cancel(each.rule, one.id);
}

void resume_clocks(Context& context, const Case& one) {
    for (const auto& clock : context.tx.all<Clock>(
             "SELECT * FROM cases_clock WHERE case_id = $1 AND ended_at IS NULL AND due_at <= $2", one.id,
             context.now))
        if (const auto timer = timer_of(clock.kind); !timer.empty()) {
            context.cancel(timer, one.id);
            context.arm(timer, one.id, *clock.due_at);
        }
}

std::string act_by_of(Context& context, const Case& one, CaseState state) {
    auto kind = ClockKind::promise;
    if (state == CaseState::submitted || state == CaseState::received) kind = ClockKind::pre_accept;
    if (state == CaseState::precheck_returned || state == CaseState::supplement_required)
        kind = ClockKind::supplement;
    const auto clock = context.tx.find<Clock>(
        "SELECT * FROM cases_clock WHERE case_id = $1 AND kind = $2 AND ended_at IS NULL ORDER BY id DESC LIMIT 1",
        one.id, kind);
    return clock && clock->due_date ? to_string(*clock->due_date) : std::string(Case::no_day);
}

std::optional<Clock> lapsed_clock(Context& context, Id<Case> id, ClockKind kind, Instant due_at) {
    return context.tx.find<Clock>(
        "SELECT * FROM cases_clock WHERE case_id = $1 AND kind = $2 AND ended_at IS NULL AND due_at = $3", id,
        kind, due_at);
}

std::int64_t recompute_open_clocks(Context& context, Id<Clock> after) {
    const auto days = outlets::calendar_of(context.services);
    const auto clocks = context.tx.all<Clock>(
        "SELECT * FROM cases_clock WHERE ended_at IS NULL AND id > $1 ORDER BY id LIMIT $2", after,
        clocks_at_once);
    for (const auto& clock : clocks) {
        auto moved = clock;
        compute(moved, days);
        if (moved.due_date != clock.due_date || moved.provisional != clock.provisional)
            move_clock(context, clock, moved);
    }
    return std::ssize(clocks) < clocks_at_once ? 0 : clocks.back().id.value;
}

void recompute_after_loading(Context& context, outlets::CalendarLoaded loaded) {
    outlets::refresh_calendar(context);
    context.tell("cases/recompute-clocks", loaded.year, RecomputeClocks{});
}

void recompute_clocks(Context& context, RecomputeClocks from) {
    if (const auto last = recompute_open_clocks(context, from.after); last != 0)
        context.tell("cases/recompute-clocks", 0, RecomputeClocks{{last}});
}

}  // namespace atrium::cases

#include "cases/case.h"

#include "cases/opinion.h"
#include "cases/problems.h"
#include "identity/mandate.h"

namespace atrium::cases {
namespace {

bool plays(const Actor& actor, Role by) {
    return by == Role::citizen ? is_applicant(actor.role) : actor.role == by;
}

// Who accepted a case does not decide it (职责分离), and an examination is not reviewed by its own examiner.
bool is_separated(const Actor& actor, const Case& one, std::string_view action) {
    if (actor.role == Role::decider) return actor.person != one.accepted_by;
    if (action == "propose") return actor.person != one.handled_by;
    return true;
}

// Not to accept it was proposed, and the decider has not answered.
bool is_proposed(const Case& one) { return one.declining && one.state == CaseState::received; }

// What the table cannot say: a grant without review is for instant cases alone, a proposal to decline is
// decided before anything else, and an examiner works on what he took.
bool fits(const Actor& actor, const Case& one, const Move& move) {
    if (one.state == CaseState::accepted && move.action == "grant") return one.instant;
    if (move.action == "decline" || move.action == "keep") return one.declining.has_value();
    if (is_proposed(one) && actor.role == Role::window_clerk) return false;
    if (move.action == "examine") return one.handled_by == actor.person;
    return true;
}

Where key_condition(const std::string& key) {
    if (const auto id = id_value(key)) return {"id = ?", {cell(*id)}};
    return {"number = ?", {cell(key)}};
}

// What a page that follows a case is told: that it changed, nothing more.
struct Changed {
    Id<Case> id;
    std::optional<std::string> number;
    CaseState state;
    std::int64_t version = 0;
    BOOST_DESCRIBE_CLASS(Changed, (), (id, number, state, version), (), ())
};

}  // namespace

bool is_applicant(Role role) {
    return role == Role::citizen || role == Role::enterprise || role == Role::agent;
}

bool works_on(const Actor& actor, const Case& one) {
    return actor.role == one.awaited || actor.person == one.accepted_by || actor.person == one.handled_by;
}

Where readable(const Actor& actor, Type<Case>) {
    if (is_applicant(actor.role))
        return Where{"applicant = ?", {cell(actor.subject)}} && identity::within_mandate(actor, "item_code");
    if (actor.role == Role::supervisor) return {"state <> 'draft'"};
    if (actor.organization.value != 0)
        return {"organization = ? AND state <> 'draft'", {cell(actor.organization)}};
    return {"1 = 0"};
}

Case case_of(const Reading& reading, const std::string& key) {
    return reading.db.one<Case>("cases_case", readable(reading.actor, Type<Case>{}) && key_condition(key));
}

Case case_to_change(Context& context, const std::string& key) {
    auto one =
        context.tx.one<Case>("cases_case", readable(context.actor, Type<Case>{}) && key_condition(key));
    context.check_version(one.version);
    return one;
}

std::vector<std::string> actions_for(const Actor& actor, const Case& one) {
    std::vector<std::string> out;
    for (const auto& move : moves)
        if (move.from == one.state && plays(actor, move.by) && is_separated(actor, one, move.action) &&
            fits(actor, one, move))
            out.emplace_back(move.action);
    return out;
}

const Move& move_of(const Actor& actor, const Case& one, std::string_view action) {
    const auto* found = std::ranges::find_if(
        moves, [&](const Move& move) { return move.from == one.state && move.action == action; });
    if (found == std::end(moves) || !fits(actor, one, *found)) {
        Problem refusal(atrium::problems::not_allowed_now, name_of(one.state));
        refusal.allowed = actions_for(actor, one);
        refusal.more["state"] = enum_text(one.state);
        throw refusal;
    }
    if (!plays(actor, found->by)) throw Problem(problems::wrong_role);
    if (!is_separated(actor, one, action))
        throw Problem(problems::same_person).because({"cases/duty-separation", "行政许可法第三十四条"});
    return *found;
}

Case advance_case(Context& context, Case one, std::string_view action, json::object data,
                  std::string reason) {
    const auto& move = move_in(moves, one.state, action);
    const auto from = one.state;
    one.state = move.back ? one.previous_state : move.to;
    if (one.state != from && !move.back) one.previous_state = from;
    one.awaited = is_proposed(one) ? Role::decider : awaited_in(one.state);
    if (one.state == CaseState::in_review && !is_examined(context.reading(), one.id))
        one.awaited = Role::handler;
    if (is_ended(one.state)) one.ended_at = context.now;
    ++one.version;
    context.tx.update("cases_case", one);
    context.record({.act = "cases/" + std::string(action),
                    .subject = one.id.value,
                    .from = std::string(enum_text(from)),
                    .to = std::string(enum_text(one.state)),
                    .reason = std::move(reason),
                    .data = std::move(data)});
    publish_change(context, one);
    return one;
}

void publish_change(Context& context, const Case& one) {
    const Changed changed{one.id, one.number, one.state, one.version};
    context.publish(live_topic(one.id), "case", changed);
    context.publish(inbox_topic(one.organization), "inbox", changed);
}

CaseAnswer brief_of(const Context& context, const Case& one) {
    return {.id = one.id,
            .number = one.number,
            .state = one.state,
            .state_name = std::string(in(context.language, name_of(one.state))),
            .act_by = one.act_by == Case::no_day ? std::nullopt : date_value(one.act_by),
            .due_date = one.due_date,
            .provisional = one.provisional,
            .version = one.version};
}

std::string live_topic(Id<Case> id) { return "case:" + id_text(id.value); }
std::string inbox_topic(Id<Organization> id) { return "inbox:" + id_text(id.value); }

}  // namespace atrium::cases

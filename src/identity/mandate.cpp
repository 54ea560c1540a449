#include "identity/mandate.h"

#include "identity/age.h"
#include "identity/item_scope.h"
#include "identity/named_person.h"
#include "identity/organization.h"
#include "identity/problems.h"

#include <algorithm>

namespace atrium::identity {
namespace {

constexpr int most_days = 3 * 366;
constexpr int level_to_entrust = 2;

SubjectType principal_type_of(const Actor& actor) {
    return actor.role == Role::enterprise ? SubjectType::organization : SubjectType::person;
}

std::string name_of_principal(const Reading& reading, const Mandate& one) {
    return one.principal_type == SubjectType::organization ? organization_of(reading, {one.principal}).name
                                                           : person_of(reading, {one.principal}).name;
}

std::vector<std::string> actions_on(const Actor& actor, const Mandate& one, Date day) {
    const auto state = state_of(one, day);
    const bool counter = actor.role == Role::guide || actor.role == Role::window_clerk;
    std::vector<std::string> out;
    if (state == MandateState::expired || state == MandateState::revoked) return out;
    if ((one.basis == MandateBasis::guardian) == counter && actor.role != Role::agent)
        out.emplace_back("revoke");
    if (state == MandateState::suspended && actor.role == Role::enterprise) out.emplace_back("confirm");
    return out;
}

void refuse_unless(const Actor& actor, const Mandate& one, Date day, std::string_view action) {
    const auto allowed = actions_on(actor, one, day);
    if (std::ranges::find(allowed, action) != allowed.end()) return;
    Problem refusal(problems::not_allowed_now);
    refusal.allowed = allowed;
    refusal.more["state"] = enum_text(state_of(one, day));
    throw refusal;
}

void check(const Reading& reading, const GrantMandate& request) {
    Problem problem{problems::invalid_input};
    check_number(request.agent.id_type, request.agent.number, local_date(reading.now), "/agent/number",
                 problem);
    check_scope(reading, request.all_items, request.items, problem);
    if (request.valid_from < local_date(reading.now))
        problem.at("/valid_from", "BAD_FORMAT", Text{"委托不能追溯", "It cannot begin before today"});
    if (request.valid_to <= request.valid_from)
        problem.at("/valid_to", "BAD_FORMAT", Text{"应晚于起始日期", "should be later than the first day"});
    else if (request.valid_to - request.valid_from > most_days)
        problem.at("/valid_to", "LIMIT", Text{"委托期限最长三年", "It lasts three years at most"},
                   {{"limit_days", most_days}});
    refuse_if_wrong(problem);
}

// Who entrusts is known for sure, and of full age.
void check_principal(const Reading& reading) {
    if (reading.actor.realname_level < level_to_entrust) {
        Problem refusal(problems::realname_too_low);
        refusal.more["level"] = level_to_entrust;
        throw refusal;
    }
    if (reading.actor.role == Role::citizen &&
        is_minor(reading, person_of(reading, reading.actor.person), local_date(reading.now)))
        throw Problem(problems::guardian_needed);
}

void check_agent(const Reading& reading, const PersonRecord& agent) {
    if (agent.id == reading.actor.person)
        throw Problem(problems::invalid_input)
            .at("/agent/number", "BAD_FORMAT", Text{"不能委托本人", "Nobody entrusts himself"});
    if (is_minor(reading, agent, local_date(reading.now)))
        throw Problem(problems::invalid_input)
            .at("/agent/number", "BAD_FORMAT",
                Text{"代理人应年满18周岁", "An agent is 18 years old at least"});
}

}  // namespace

MandateState state_of(const Mandate& one, Date day) {
    if (one.revoked_at) return MandateState::revoked;
    if (day >= one.valid_to) return MandateState::expired;
    if (one.suspended_at) return MandateState::suspended;
    return day < one.valid_from ? MandateState::coming : MandateState::in_force;
}

bool is_in_force(const Mandate& one, Date day) { return state_of(one, day) == MandateState::in_force; }

bool covers(const Mandate& one, std::string_view item_code) {
    return is_within(one.all_items, one.items, item_code);
}

std::vector<Mandate> mandates_in_force(const Reading& reading, Id<Person> agent) {
    return reading.db.all<Mandate>(
        "SELECT * FROM identity_mandate WHERE agent_id = $1 AND valid_from <= $2 AND valid_to > $2 "
        "AND revoked_at IS NULL AND suspended_at IS NULL ORDER BY id",
        agent, local_date(reading.now));
}

std::optional<Problem> bar_to_acting(const Reading& reading, const NamedItem& item) {
    if (reading.actor.role != Role::agent) return std::nullopt;
    const auto one =
        reading.db.find<Mandate>("SELECT * FROM identity_mandate WHERE id = $1", reading.actor.mandate);
    if (one && is_in_force(*one, local_date(reading.now)) && covers(*one, item.code)) return std::nullopt;
    Problem refusal(problems::outside_mandate,
                    Words{"委托书不包含事项“" + item.name + "”，请由委托人本人办理，或由其增加委托事项。",
                          "The mandate does not cover the item " + item.code +
                              "; the principal may apply himself or extend it."});
    refusal.more["item"] = item.code;
    return refusal;
}

Where within_mandate(const Actor& actor, const std::string& item_column) {
    if (actor.role != Role::agent) return {"1 = 1"};
    return {
        "EXISTS (SELECT 1 FROM identity_mandate m WHERE m.id = ? AND m.revoked_at IS NULL "
        "AND m.suspended_at IS NULL AND (m.all_items = ? OR m.items LIKE '%\"' || " +
            item_column + " || '\"%'))",
        {actor.mandate, true}};
}

// A citizen sees those that he gave and those that he holds, an enterprise what it gave, an agent the one he
// acts under, a counter the guardianships that it registered.
Where readable(const Actor& actor, Type<Mandate>) {
    switch (actor.role) {
        case Role::citizen:
            return {"(agent_id = ? OR (principal = ? AND principal_type = 'person'))",
                    {cell(actor.person), cell(actor.person)}};
        case Role::enterprise: return {"principal = ? AND principal_type = 'organization'", {actor.subject}};
        case Role::agent: return {"id = ?", {actor.mandate}};
        case Role::guide:
        case Role::window_clerk: return {"organ_id = ? AND basis = 'guardian'", {cell(actor.organization)}};
        default: return {"1 = 0"};
    }
}

Page<MandateView> mandates(const Reading& reading, ListMandates request) {
    auto where = readable(reading.actor, Type<Mandate>{});
    if (request.side == MandateSide::held)
        where = where && Where{"agent_id = ?", {cell(reading.actor.person)}};
    if (request.side == MandateSide::given) where = where && Where{"principal = ?", {reading.actor.subject}};
    return shown(reading.db.page<Mandate>("identity_mandate", where, {.descending = true},
                                          {request.after, request.limit}),
                 [&](const Mandate& one) { return view_of(reading, one); });
}

MandateView mandate(const Reading& reading, Id<Mandate> id) {
    return view_of(reading,
                   reading.db.one<Mandate>("identity_mandate", readable(reading.actor, Type<Mandate>{}) &&
                                                                   Where{"id = ?", {cell(id)}}));
}

Response mandate_evidence(const Reading& reading, Id<Mandate> id) {
    const auto one = reading.db.one<Mandate>(
        "identity_mandate", readable(reading.actor, Type<Mandate>{}) && Where{"id = ?", {cell(id)}});
    if (!one.evidence) throw Problem(problems::not_found);
    return files::linked_file_response(reading, {*one.evidence}, "mandate", one.id.value);
}

Judged<MandateView> grant_mandate(Context& context, GrantMandate request) {
    const auto reading = context.reading();
    check(reading, request);
    check_principal(reading);
    auto judged = verified_person(context, request.agent, "identity/grant-mandate", "/agent");
    if (auto* refused = std::get_if<Problem>(&judged)) return std::move(*refused);
    const auto& agent = std::get<PersonRecord>(judged);
    check_agent(reading, agent);
    auto one = add_mandate(context, {.principal_type = principal_type_of(context.actor),
                                     .principal = context.actor.subject,
                                     .agent_id = agent.id,
                                     .all_items = request.all_items,
                                     .items = request.items,
                                     .valid_from = request.valid_from,
                                     .valid_to = request.valid_to});
    if (request.evidence) {
        files::link_files(context, {*request.evidence}, "mandate", one.id.value, "/evidence");
        one.evidence = request.evidence->value;
        context.tx.update("identity_mandate", one);
    }
    return view_of(reading, one);
}

MandateView revoke_mandate(Context& context, Id<Mandate> id) {
    auto one = mandate_to_change(context, id);
    refuse_unless(context.actor, one, local_date(context.now), "revoke");
    one.revoked_at = context.now;
    return change_mandate(context, std::move(one), "identity/mandate-revoked");
}

MandateView confirm_mandate(Context& context, Id<Mandate> id) {
    auto one = mandate_to_change(context, id);
    refuse_unless(context.actor, one, local_date(context.now), "confirm");
    one.suspended_at.reset();
    one.made_by = context.actor.person;
    return change_mandate(context, std::move(one), "identity/mandate-confirmed");
}

MandateView view_of(const Reading& reading, const Mandate& one) {
    const auto today = local_date(reading.now);
    return {.id = one.id,
            .principal_type = one.principal_type,
            .principal_name = name_of_principal(reading, one),
            .agent_name = person_of(reading, one.agent_id).name,
            .basis = one.basis,
            .all_items = one.all_items,
            .items = named_items(reading, one.items),
            .valid_from = one.valid_from,
            .valid_to = one.valid_to,
            .has_evidence = one.evidence.has_value(),
            .state = state_of(one, today),
            .actions = actions_on(reading.actor, one, today),
            .made_at = one.made_at,
            .version = one.version};
}

Mandate add_mandate(Context& context, Mandate one) {
    one.id = context.ids.next<Mandate>();
    one.made_by = context.actor.person;
    one.made_at = context.now;
    context.tx.insert("identity_mandate", one);
    context.effects.changed.push_back("identity/person/" + id_text(one.agent_id.value));
    context.record({.act = "identity/mandate-granted",
                    .subject = one.id.value,
                    .to = std::string(enum_text(state_of(one, local_date(context.now)))),
                    .data = {{"principal", id_text(one.principal)},
                             {"agent", id_text(one.agent_id.value)},
                             {"basis", enum_text(one.basis)},
                             {"all_items", one.all_items},
                             {"items", encode(one.items)},
                             {"valid_from", to_string(one.valid_from)},
                             {"valid_to", to_string(one.valid_to)}}});
    return one;
}

Mandate mandate_to_change(Context& context, Id<Mandate> id) {
    const auto one = context.tx.one<Mandate>(
        "identity_mandate", readable(context.actor, Type<Mandate>{}) && Where{"id = ?", {cell(id)}});
    context.check_version(one.version);
    return one;
}

MandateView change_mandate(Context& context, Mandate one, std::string_view act, std::string reason) {
    ++one.version;
    context.tx.update("identity_mandate", one);
    context.effects.changed.push_back("identity/person/" + id_text(one.agent_id.value));
    context.record({.act = std::string(act),
                    .subject = one.id.value,
                    .to = std::string(enum_text(state_of(one, local_date(context.now)))),
                    .reason = std::move(reason)});
    return view_of(context.reading(), one);
}

void suspend_mandates(Context& context, Id<Organization> organization) {
    const auto suspended = context.tx.run(
        "UPDATE identity_mandate SET suspended_at = $1, version = version + 1 WHERE principal = $2 "
        "AND principal_type = 'organization' AND revoked_at IS NULL AND suspended_at IS NULL AND valid_to > $3 "
        "RETURNING id",
        context.now, organization, local_date(context.now));
    for (std::size_t row = 0; row < suspended.size(); ++row)
        context.record({.act = "identity/mandate-suspended",
                        .subject = suspended.value<std::int64_t>(row, "id"),
                        .to = "suspended",
                        .reason = "the legal representative has changed"});
}

}  // namespace atrium::identity

#include "identity/authorisation.h"

#include "identity/organization.h"
#include "identity/person.h"
#include "identity/problems.h"
#include "identity/words.h"

#include <algorithm>
#include <set>

namespace atrium::identity {
namespace {

constexpr std::size_t kinds_there_are = 3;

bool would_cover(const Authorisation& one, const DecisionToSign& decision) {
    return covers(one, decision.item_code, decision.kind);
}

// "《临时救助》的准予决定"
Words subject_of(const DecisionToSign& decision) {
    const auto kind = name_of(decision.kind);
    return {"“" + decision.item_name + "”的" + std::string(kind.zh) + "决定",
            "a decision \"" + std::string(kind.en) + "\" on the item " + decision.item_code};
}

Words why_not(const Authorisation& once, Date day) {
    if (once.revoked_at)
        return {"授权书“" + once.document_number + "”已终止",
                "The authorisation " + once.document_number + " was ended"};
    if (day < once.valid_from)
        return {"授权书“" + once.document_number + "”自" + to_string(once.valid_from) + "起生效",
                "The authorisation " + once.document_number + " begins on " + to_string(once.valid_from)};
    return {"授权书“" + once.document_number + "”已于" + to_string(once.valid_to - 1) + "期满",
            "The authorisation " + once.document_number + " ended after " + to_string(once.valid_to - 1)};
}

AuthorisationState state_of(const Authorisation& one, Date day) {
    if (one.revoked_at) return AuthorisationState::ended;
    if (day < one.valid_from) return AuthorisationState::coming;
    return day < one.valid_to ? AuthorisationState::in_force : AuthorisationState::expired;
}

AuthorisationView view_of(const Reading& reading, const Authorisation& one) {
    return {.id = one.id,
            .organ = one.organ_id,
            .organ_name = organization_of(reading, one.organ_id).name,
            .person = one.person_id,
            .person_name = person_of(reading, one.person_id).name,
            .all_items = one.all_items,
            .items = named_items(reading, one.items),
            .decision_kinds = one.decision_kinds,
            .may_seal = one.may_seal,
            .document_number = one.document_number,
            .valid_from = one.valid_from,
            .valid_to = one.valid_to,
            .state = state_of(one, local_date(reading.now)),
            .created_at = one.created_at,
            .revoked_at = one.revoked_at,
            .version = one.version};
}

void check_kinds(const std::vector<DecisionKind>& kinds, Problem& problem) {
    const bool each_once = std::set(kinds.begin(), kinds.end()).size() == kinds.size();
    if (kinds.empty() || kinds.size() > kinds_there_are || !each_once)
        problem.at("/decision_kinds", "BAD_FORMAT",
                   Text{"请选择授权决定的种类，每种一次", "Choose the kinds of decisions, each once"});
}

void check(const Reading& reading, const Authorise& request) {
    Problem problem{problems::invalid_input};
    check_scope(reading, request.all_items, request.items, problem);
    check_kinds(request.decision_kinds, problem);
    check_words(problem, request.document_number, 2, 60, "/document_number");
    if (request.valid_from < local_date(reading.now))
        problem.at("/valid_from", "BAD_FORMAT", Text{"授权不能追溯", "It cannot begin before today"});
    if (request.valid_to <= request.valid_from)
        problem.at("/valid_to", "BAD_FORMAT", Text{"应晚于起始日期", "should be later than the first day"});
    refuse_if_wrong(problem);
}

// A decision maker's post in the organ of who grants.
PostRecord post_to_authorise(const Reading& reading, Id<Post> id) {
    const auto post = reading.db.find<PostRecord>(
        "SELECT * FROM identity_post WHERE id = $1 AND organization_id = $2 AND role = $3", id,
        reading.actor.organization, Role::decider);
    if (!post || !is_in_force(*post, local_date(reading.now)))
        throw Problem(problems::invalid_input)
            .at("/post", "NOT_FOUND",
                Text{"本机构没有这个审批岗位", "This organ has no such post of a decision maker"});
    if (post->person_id == reading.actor.person) throw Problem(problems::own_rights);
    return *post;
}

void refuse_known_document(const Reading& reading, const std::string& number) {
    if (reading.db.count("identity_authorisation", {"organ_id = ? AND document_number = ?",
                                                    {cell(reading.actor.organization), number}}) > 0)
        throw Problem(problems::duplicate)
            .at("/document_number", "DUPLICATE",
                Text{"该文号的授权书已经登记", "An authorisation with this number is registered"});
}

}  // namespace

Text name_of(DecisionKind kind) {
    switch (kind) {
        case DecisionKind::grant: return {"准予", "grant"};
        case DecisionKind::refuse: return {"不予", "refuse"};
        case DecisionKind::decline: return {"不予受理", "decline to accept"};
    }
    return {"", ""};
}

bool is_in_force(const Authorisation& one, Date day) {
    return state_of(one, day) == AuthorisationState::in_force;
}

bool covers(const Authorisation& one, std::string_view item_code, DecisionKind kind) {
    return is_within(one.all_items, one.items, item_code) &&
           std::ranges::find(one.decision_kinds, kind) != one.decision_kinds.end();
}

std::optional<Problem> bar_to_deciding(const std::vector<Authorisation>& given,
                                       const DecisionToSign& decision, Date day) {
    const Authorisation* newest = nullptr;
    for (const auto& one : given) {
        if (!would_cover(one, decision)) continue;
        if (is_in_force(one, day)) return std::nullopt;
        if (!newest || newest->valid_to <= one.valid_to) newest = &one;
    }
    const auto missing = subject_of(decision);
    Words detail{"缺少对" + missing.zh + "有效的授权书", "No authorisation in force covers " + missing.en};
    if (newest) {
        const auto reason = why_not(*newest, day);
        detail = {detail.zh + "：" + reason.zh + "。", detail.en + ". " + reason.en + "."};
    }
    Problem refusal(problems::no_authority, std::move(detail));
    refusal.more["missing"] = {{"item", decision.item_code},
                               {"kind", enum_text(decision.kind)},
                               {"document_number", newest ? json::value(json::string(newest->document_number))
                                                          : json::value(nullptr)}};
    return refusal;
}

std::vector<Authorisation> authorisations_of(const Reading& reading, Id<Organization> organ,
                                             Id<Person> person) {
    return reading.db.all<Authorisation>(
        "SELECT * FROM identity_authorisation WHERE person_id = $1 AND organ_id = $2 ORDER BY id", person,
        organ);
}

// An organ's administrator sees those of his organ, a decision maker his own, security and supervision all.
Where readable(const Actor& actor, Type<Authorisation>) {
    switch (actor.role) {
        case Role::dept_admin: return {"organ_id = ?", {cell(actor.organization)}};
        case Role::decider:
            return {"organ_id = ? AND person_id = ?", {cell(actor.organization), cell(actor.person)}};
        case Role::sec_admin:
        case Role::supervisor: return {"1 = 1"};
        default: return {"1 = 0"};
    }
}

Page<AuthorisationView> authorisations(const Reading& reading, ListAuthorisations request) {
    auto where = readable(reading.actor, Type<Authorisation>{});
    if (request.person) where = where && Where{"person_id = ?", {cell(*request.person)}};
    if (request.in_force) {
        const auto today = cell(local_date(reading.now));
        where = where && Where{std::string(*request.in_force ? "" : "NOT ") +
                                   "(revoked_at IS NULL AND valid_from <= ? AND valid_to > ?)",
                               {today, today}};
    }
    return shown(reading.db.page<Authorisation>("identity_authorisation", where, {.descending = true},
                                                {request.after, request.limit}),
                 [&](const Authorisation& one) { return view_of(reading, one); });
}

AuthorisationView authorisation(const Reading& reading, Id<Authorisation> id) {
    return view_of(reading, reading.db.one<Authorisation>("identity_authorisation",
                                                          readable(reading.actor, Type<Authorisation>{}) &&
                                                              Where{"id = ?", {cell(id)}}));
}

AuthorisationView authorise(Context& context, Authorise request) {
    const auto reading = context.reading();
    check(reading, request);
    const auto post = post_to_authorise(reading, request.post);
    refuse_known_document(reading, request.document_number);
    const auto one = add_authorisation(context, {.organ_id = post.organization_id,
                                                 .person_id = post.person_id,
                                                 .all_items = request.all_items,
                                                 .items = request.items,
                                                 .decision_kinds = request.decision_kinds,
                                                 .may_seal = request.may_seal,
                                                 .document_number = request.document_number,
                                                 .valid_from = request.valid_from,
                                                 .valid_to = request.valid_to,
                                                 .granted_by = context.actor.person});
    return view_of(reading, one);
}

AuthorisationView end_authorisation(Context& context, Id<Authorisation> id, EndAuthorisation request) {
    check_words(request.reason, 2, 200, "/reason");
    auto one = context.tx.one<Authorisation>(
        "identity_authorisation",
        readable(context.actor, Type<Authorisation>{}) && Where{"id = ?", {cell(id)}});
    context.check_version(one.version);
    const auto before = state_of(one, local_date(context.now));
    if (before == AuthorisationState::ended || before == AuthorisationState::expired)
        throw Problem(problems::not_allowed_now,
                      Text{"授权书已经失效", "The authorisation is no longer in force"});
    one.revoked_at = context.now;
    ++one.version;
    context.tx.update("identity_authorisation", one);
    context.record({.act = "identity/authorisation-ended",
                    .subject = one.id.value,
                    .from = std::string(enum_text(before)),
                    .to = "ended",
                    .reason = request.reason});
    return view_of(context.reading(), one);
}

Authorisation add_authorisation(Context& context, Authorisation one) {
    one.id = context.ids.next<Authorisation>();
    one.created_at = context.now;
    context.tx.insert("identity_authorisation", one);
    context.record({.act = "identity/authorised",
                    .subject = one.id.value,
                    .to = std::string(enum_text(state_of(one, local_date(context.now)))),
                    .data = {{"person", id_text(one.person_id.value)},
                             {"organ", id_text(one.organ_id.value)},
                             {"document_number", one.document_number},
                             {"all_items", one.all_items},
                             {"items", encode(one.items)},
                             {"decision_kinds", encode(one.decision_kinds)},
                             {"may_seal", one.may_seal},
                             {"valid_from", to_string(one.valid_from)},
                             {"valid_to", to_string(one.valid_to)}}});
    return one;
}

}  // namespace atrium::identity

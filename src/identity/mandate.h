#pragma once

#include "files/upload.h"
#include "identity/doubt.h"
#include "identity/item_scope.h"
#include "identity/person.h"

namespace atrium::identity {

// What the power to act comes from.
enum class MandateBasis {
    entrusted,  // 委托
    guardian,   // 监护: the only way in which a minor acts
};
BOOST_DESCRIBE_ENUM(MandateBasis, entrusted, guardian)

// Power to act for a person or an organization (委托), for all items or for some, on the days from
// `valid_from` until before `valid_to`.  It ends at the next request after its last day or its revocation.
struct Mandate {
    Id<Mandate> id;
    SubjectType principal_type = SubjectType::person;
    std::int64_t principal = 0;
    Id<Person> agent_id;
    MandateBasis basis = MandateBasis::entrusted;
    bool all_items = true;
    std::vector<std::string> items = {};
    Date valid_from;
    Date valid_to;
    std::optional<std::int64_t> evidence = std::nullopt;  // the upload with the signed paper
    Id<Person> made_by;
    Instant made_at;
    std::optional<Instant> suspended_at = std::nullopt;  // the legal representative has changed
    std::optional<Instant> revoked_at = std::nullopt;
    Id<Organization> organ_id;  // whose counter registered it, of a guardianship
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Mandate, (),
                      (id, principal_type, principal, agent_id, basis, all_items, items, valid_from, valid_to,
                       evidence, made_by, made_at, suspended_at, revoked_at, organ_id, version))

// ---- the rule ----

enum class MandateState { coming, in_force, suspended, expired, revoked };
BOOST_DESCRIBE_ENUM(MandateState, coming, in_force, suspended, expired, revoked)
MandateState state_of(const Mandate&, Date day);

bool is_in_force(const Mandate&, Date day);
bool covers(const Mandate&, std::string_view item_code);

// Those by which the person may act today.
std::vector<Mandate> mandates_in_force(const Reading&, Id<Person> agent);

// Why an agent may not act on this item under the mandate in which he is present, if so.  Nobody else is
// barred.
std::optional<Problem> bar_to_acting(const Reading&, const NamedItem&);
// For a noun that belongs to an item: what an agent sees lies within his mandate.
Where within_mandate(const Actor&, const std::string& item_column);

// ---- its pages ----

struct MandateView {
    Id<Mandate> id;
    SubjectType principal_type = SubjectType::person;
    std::string principal_name;
    std::string agent_name;
    MandateBasis basis = MandateBasis::entrusted;
    bool all_items = true;
    std::vector<NamedItem> items = {};
    Date valid_from;
    Date valid_to;
    bool has_evidence = false;
    MandateState state = MandateState::in_force;
    std::vector<std::string> actions = {};  // "revoke", "confirm"
    Instant made_at;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(MandateView, (),
                      (id, principal_type, principal_name, agent_name, basis, all_items, items, valid_from,
                       valid_to, has_evidence, state, actions, made_at, version))

enum class MandateSide { given, held };
BOOST_DESCRIBE_ENUM(MandateSide, given, held)

struct ListMandates {
    std::optional<MandateSide> side = std::nullopt;
    std::optional<std::string> after = std::nullopt;
    std::optional<int> limit = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(ListMandates, (), (side, after, limit))

struct GrantMandate {
    NamedPerson agent;
    bool all_items = false;
    std::vector<std::string> items = {};
    Date valid_from;
    Date valid_to;  // the first day on which it is no longer in force
    std::optional<Id<files::StoredFile>> evidence = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(GrantMandate, (), (agent, all_items, items, valid_from, valid_to, evidence))

Where readable(const Actor&, Type<Mandate>);

Page<MandateView> mandates(const Reading&, ListMandates);
MandateView mandate(const Reading&, Id<Mandate>);
Response mandate_evidence(const Reading&, Id<Mandate>);

// A person entrusts somebody; a legal representative appoints an operator (经办人).
Judged<MandateView> grant_mandate(Context&, GrantMandate);
// Principal and agent may both end it.
MandateView revoke_mandate(Context&, Id<Mandate>);
// The new legal representative confirms what his predecessor gave.
MandateView confirm_mandate(Context&, Id<Mandate>);

// ---- for this module ----

MandateView view_of(const Reading&, const Mandate&);
Mandate add_mandate(Context&, Mandate);
// One that the actor may know of, in the version that he saw.
Mandate mandate_to_change(Context&, Id<Mandate>);
MandateView change_mandate(Context&, Mandate, std::string_view act, std::string reason = {});
// When the legal representative changes, those of the organization wait for the new one.
void suspend_mandates(Context&, Id<Organization>);

}  // namespace atrium::identity

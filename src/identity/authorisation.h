#pragma once

#include "identity/item_scope.h"
#include "identity/post.h"

namespace atrium::identity {

// What somebody decides in the name of his organ.
enum class DecisionKind {
    grant,    // 准予
    refuse,   // 不予
    decline,  // 不予受理
};
BOOST_DESCRIBE_ENUM(DecisionKind, grant, refuse, decline)
Text name_of(DecisionKind);

// Written authority of a chief representative or other decision maker (授权书, services.md §5.6): which
// decisions on which items of his organ he signs, from a day until before another.  A decision without one in
// force is refused: that is what 进必授权 means here.
struct Authorisation {
    Id<Authorisation> id;
    Id<Organization> organ_id;
    Id<Person> person_id;
    bool all_items = false;
    std::vector<std::string> items = {};
    std::vector<DecisionKind> decision_kinds = {};
    bool may_seal = false;  // 审批专用章
    std::string document_number;
    Date valid_from;
    Date valid_to;
    Id<Person> granted_by;
    Instant created_at;
    std::optional<Instant> revoked_at = std::nullopt;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Authorisation, (),
                      (id, organ_id, person_id, all_items, items, decision_kinds, may_seal, document_number,
                       valid_from, valid_to, granted_by, created_at, revoked_at, version))

// ---- the rule, without a database ----

bool is_in_force(const Authorisation&, Date day);
bool covers(const Authorisation&, std::string_view item_code, DecisionKind);

struct DecisionToSign {
    std::string item_code;
    std::string item_name;
    DecisionKind kind = DecisionKind::grant;
};
// Why a person with these authorisations may not sign the decision on that day, if so.  The refusal names
// what is missing: the item, the kind, and the document that covered it once.
std::optional<Problem> bar_to_deciding(const std::vector<Authorisation>&, const DecisionToSign&, Date day);

// Those that the organ ever gave this person.
std::vector<Authorisation> authorisations_of(const Reading&, Id<Organization>, Id<Person>);

// ---- its pages ----

enum class AuthorisationState { coming, in_force, expired, ended };
BOOST_DESCRIBE_ENUM(AuthorisationState, coming, in_force, expired, ended)

struct AuthorisationView {
    Id<Authorisation> id;
    Id<Organization> organ;
    std::string organ_name;
    Id<Person> person;
    std::string person_name;
    bool all_items = false;
    std::vector<NamedItem> items = {};
    std::vector<DecisionKind> decision_kinds = {};
    bool may_seal = false;
    std::string document_number;
    Date valid_from;
    Date valid_to;
    AuthorisationState state = AuthorisationState::in_force;
    Instant created_at;
    std::optional<Instant> revoked_at = std::nullopt;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(AuthorisationView, (),
                      (id, organ, organ_name, person, person_name, all_items, items, decision_kinds, may_seal,
                       document_number, valid_from, valid_to, state, created_at, revoked_at, version))

struct ListAuthorisations {
    std::optional<Id<Person>> person = std::nullopt;
    std::optional<bool> in_force = std::nullopt;
    std::optional<std::string> after = std::nullopt;
    std::optional<int> limit = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(ListAuthorisations, (), (person, in_force, after, limit))

struct Authorise {
    Id<Post> post;  // of a decision maker of one's own organ
    bool all_items = false;
    std::vector<std::string> items = {};
    std::vector<DecisionKind> decision_kinds = {};
    bool may_seal = false;
    std::string document_number;
    Date valid_from;
    Date valid_to;  // the first day on which it is no longer in force
};
BOOST_DESCRIBE_STRUCT(Authorise, (),
                      (post, all_items, items, decision_kinds, may_seal, document_number, valid_from,
                       valid_to))

struct EndAuthorisation {
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(EndAuthorisation, (), (reason))

Where readable(const Actor&, Type<Authorisation>);

Page<AuthorisationView> authorisations(const Reading&, ListAuthorisations);
AuthorisationView authorisation(const Reading&, Id<Authorisation>);
AuthorisationView authorise(Context&, Authorise);
AuthorisationView end_authorisation(Context&, Id<Authorisation>, EndAuthorisation);

// For the demo city and imports, past the checks of a page.
Authorisation add_authorisation(Context&, Authorisation);

}  // namespace atrium::identity

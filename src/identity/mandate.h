#pragma once

#include "identity/doubt.h"
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
    std::vector<std::string> items;
    Date valid_from;
    Date valid_to;
    std::optional<std::int64_t> evidence = std::nullopt;  // the upload with the signed paper
    Id<Person> made_by;
    Instant made_at;
    std::optional<Instant> suspended_at = std::nullopt;  // the legal representative has changed
    std::optional<Instant> revoked_at = std::nullopt;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Mandate, (),
                      (id, principal_type, principal, agent_id, basis, all_items, items, valid_from, valid_to,
                       evidence, made_by, made_at, suspended_at, revoked_at, version))

bool is_in_force(const Mandate&, Date day);
bool covers(const Mandate&, std::string_view item_code);

// Those by which the person may act today.
std::vector<Mandate> mandates_in_force(const Reading&, Id<Person> agent);

}  // namespace atrium::identity

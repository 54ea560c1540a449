#pragma once

#include "base/credit_code.h"
#include "identity/person.h"

namespace atrium::identity {

// How an organ comes by its power (services.md §1.2).
enum class OrganType {
    statutory_organ,          // 法定机关
    authorised_organization,  // 授权组织
    entrusted_organization,   // 受委托组织
};
BOOST_DESCRIBE_ENUM(OrganType, statutory_organ, authorised_organization, entrusted_organization)

enum class Level { national, provincial, municipal, county, township, village };
BOOST_DESCRIBE_ENUM(Level, national, provincial, municipal, county, township, village)

// Everything with a credit code: organs of the state, utilities, enterprises (法人和非法人组织).
struct OrganizationRecord {
    Id<Organization> id;
    CreditCode credit_code;
    std::string name;
    SubjectKind kind = SubjectKind::enterprise;
    std::optional<OrganType> org_type = std::nullopt;  // organs alone
    std::optional<Level> level = std::nullopt;
    std::optional<std::string> division_code = std::nullopt;
    std::optional<Id<Organization>> parent_id = std::nullopt;
    bool is_utility = false;  // water, power, gas, heat, telecommunication, television
    bool has_posts = false;   // an organ or a utility: people act for it in posts, not by mandate
    std::optional<Id<Person>> legal_representative = std::nullopt;
    int realname_level = 0;
    bool invented = false;
    Date valid_from;
    std::optional<Date> valid_to = std::nullopt;  // half-open
    Instant created_at;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(OrganizationRecord, (),
                      (id, credit_code, name, kind, org_type, level, division_code, parent_id, is_utility,
                       has_posts, legal_representative, realname_level, invented, valid_from, valid_to,
                       created_at, version))

// What is shown of an organization; code and name stand in public registers.
struct OrganizationView {
    Id<Organization> id;
    CreditCode credit_code;
    std::string name;
    SubjectKind kind = SubjectKind::enterprise;
    std::optional<OrganType> org_type = std::nullopt;
    std::optional<Level> level = std::nullopt;
    std::optional<std::string> division_code = std::nullopt;
    std::optional<Id<Organization>> parent_id = std::nullopt;
    bool is_utility = false;
    bool has_posts = false;
    std::optional<std::string> legal_representative = std::nullopt;  // the name, masked
    int realname_level = 0;
    bool invented = false;
    Date valid_from;
    std::optional<Date> valid_to = std::nullopt;
    std::optional<Words> doubt = std::nullopt;  // of the inner check of an old code
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(OrganizationView, (),
                      (id, credit_code, name, kind, org_type, level, division_code, parent_id, is_utility,
                       has_posts, legal_representative, realname_level, invented, valid_from, valid_to, doubt,
                       version))

struct ListOrganizations {
    std::optional<bool> has_posts = std::nullopt;
    std::optional<SubjectKind> kind = std::nullopt;
    std::optional<std::string> division_code = std::nullopt;
    std::optional<Id<Organization>> parent_id = std::nullopt;
    std::optional<std::string> credit_code = std::nullopt;
    std::optional<std::string> after = std::nullopt;
    std::optional<int> limit = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(ListOrganizations, (),
                      (has_posts, kind, division_code, parent_id, credit_code, after, limit))

// An organ of the state or a utility, with its place in the administration.
struct CreateOrgan {
    CreditCode credit_code;
    std::string name;
    std::optional<OrganType> org_type = std::nullopt;
    Level level = Level::county;
    std::string division_code;
    std::optional<Id<Organization>> parent_id = std::nullopt;
    std::optional<bool> is_utility = std::nullopt;
    std::optional<Date> valid_from = std::nullopt;
    std::optional<bool> invented = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(CreateOrgan, (),
                      (credit_code, name, org_type, level, division_code, parent_id, is_utility, valid_from,
                       invented))
struct ChangeOrgan {
    std::string name;
    std::optional<Id<Organization>> parent_id = std::nullopt;
    std::optional<Date> valid_to = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(ChangeOrgan, (), (name, parent_id, valid_to))

struct NewEnterprise {
    CreditCode credit_code;
    std::string name;
    Id<Person> legal_representative;
    int realname_level = 0;
    bool invented = false;
};

Where readable(const Actor&, Type<OrganizationRecord>);

Page<OrganizationView> organizations(const Reading&, ListOrganizations);
OrganizationView organization(const Reading&, Id<Organization>);
Judged<OrganizationView> create_organ(Context&, CreateOrgan);
OrganizationView change_organ(Context&, Id<Organization>, ChangeOrgan);

// ---- for this module, the demo city and imports ----

std::optional<OrganizationRecord> find_organization(const Reading&, const CreditCode&);
OrganizationRecord organization_of(const Reading&, Id<Organization>);
OrganizationRecord add_enterprise(Context&, const NewEnterprise&);
OrganizationView view_of(const Reading&, const OrganizationRecord&);
void save(Context&, OrganizationRecord&);

// Whether it exists on that day.
bool is_in_force(const OrganizationRecord&, Date day);

}  // namespace atrium::identity

#include "identity/capacity.h"

#include "identity/organization.h"
#include "identity/permissions.h"

namespace atrium::identity {
namespace {

Words same(const std::string& name) { return {name, name}; }

// The actor of an applicant; staff get theirs from the post.
Actor applicant(const AccountRecord& account, const PersonRecord& person, Role role, std::int64_t subject) {
    Actor actor;
    actor.account = account.id;
    actor.person = person.id;
    actor.role = role;
    actor.subject = subject;
    actor.realname_level = person.realname_level;
    return actor;
}

ActingAs himself(const AccountRecord& account, const PersonRecord& person) {
    return {{.key = "self",
             .kind = CapacityKind::self,
             .role = Role::citizen,
             .name = same(person.name),
             .role_name = Text{"本人", "myself"}},
            applicant(account, person, Role::citizen, person.id.value)};
}

ActingAs representative(const AccountRecord& account, const PersonRecord& person,
                        const OrganizationRecord& organization) {
    ActingAs out{{.key = "organization-" + id_text(organization.id.value),
                  .kind = CapacityKind::organization,
                  .role = Role::enterprise,
                  .name = same(organization.name),
                  .role_name = name_of(Role::enterprise),
                  .organization = organization.id,
                  .valid_to = organization.valid_to},
                 applicant(account, person, Role::enterprise, organization.id.value)};
    // A company verified by its electronic licence or at a counter speaks with that level.
    out.actor.realname_level = std::max(person.realname_level, organization.realname_level);
    return out;
}

std::optional<ActingAs> under_mandate(const Reading& reading, const AccountRecord& account,
                                      const PersonRecord& person, const Mandate& mandate) {
    ActingAs out{{.key = "mandate-" + id_text(mandate.id.value),
                  .kind = CapacityKind::agent,
                  .role = Role::agent,
                  .valid_to = mandate.valid_to},
                 applicant(account, person, Role::agent, mandate.principal)};
    out.actor.mandate = mandate.id.value;
    if (mandate.principal_type == SubjectType::organization) {
        const auto principal = organization_of(reading, {mandate.principal});
        if (!is_in_force(principal, local_date(reading.now))) return std::nullopt;
        out.capacity.kind = CapacityKind::organization;
        out.capacity.organization = principal.id;
        out.capacity.name = same(principal.name);
        out.capacity.role_name = Text{"经办人", "operator"};
    } else {
        const auto principal = person_of(reading, {mandate.principal});
        if (principal.status != PersonStatus::active) return std::nullopt;
        out.capacity.name = same(principal.name);
        out.capacity.role_name =
            mandate.basis == MandateBasis::guardian ? Text{"监护人", "guardian"} : Text{"代理人", "agent"};
    }
    return out;
}

std::optional<ActingAs> in_post(const Reading& reading, const AccountRecord& account,
                                const PersonRecord& person, const PostRecord& post) {
    const auto organ = organization_of(reading, post.organization_id);
    if (!is_in_force(organ, local_date(reading.now))) return std::nullopt;
    ActingAs out{{.key = "post-" + id_text(post.id.value),
                  .kind = CapacityKind::post,
                  .role = post.role,
                  .name = same(organ.name),
                  .role_name = name_of(post.role),
                  .organization = organ.id,
                  .window = post.window_id,
                  .valid_to = post.valid_to},
                 {}};
    out.actor.account = account.id;
    out.actor.person = person.id;
    out.actor.role = post.role;
    out.actor.organization = organ.id;
    out.actor.post = post.id;
    if (post.window_id) {
        out.actor.window = *post.window_id;
        out.capacity.window_number =
            reading.db.get<WindowRecord>("SELECT * FROM identity_window WHERE id = $1", *post.window_id)
                .number;
    }
    return out;
}

std::vector<OrganizationRecord> represented(const Reading& reading, Id<Person> person) {
    return reading.db.all<OrganizationRecord>(
        "SELECT * FROM identity_organization WHERE legal_representative = $1 AND valid_from <= $2 "
        "AND (valid_to IS NULL OR valid_to > $2) ORDER BY id",
        person, local_date(reading.now));
}

}  // namespace

std::vector<ActingAs> capacities_of(const Reading& reading, const AccountRecord& account,
                                    const PersonRecord& person) {
    if (person.status != PersonStatus::active) return {};
    std::vector<ActingAs> out{himself(account, person)};
    const auto add = [&](std::optional<ActingAs> acting) {
        if (acting) out.push_back(*std::move(acting));
    };
    for (const auto& organization : represented(reading, person.id))
        add(representative(account, person, organization));
    for (const auto& mandate : mandates_in_force(reading, person.id))
        add(under_mandate(reading, account, person, mandate));
    for (const auto& post : posts_in_force(reading, person.id)) add(in_post(reading, account, person, post));
    return out;
}

std::optional<ActingAs> capacity_of(const Reading& reading, const AccountRecord& account,
                                    const PersonRecord& person, std::string_view key) {
    for (auto& acting : capacities_of(reading, account, person))
        if (acting.capacity.key == key) return std::move(acting);
    return std::nullopt;
}

}  // namespace atrium::identity

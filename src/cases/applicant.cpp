#include "cases/applicant.h"

#include "cases/problems.h"
#include "catalog/code_sets.h"
#include "identity/age.h"
#include "identity/mandate.h"
#include "identity/organization.h"
#include "identity/person.h"

namespace atrium::cases {
namespace {

// Kinds of bodies by the first two characters of the credit code, as the implementation list counts its
// audience (服务对象, services.md §2.2).
constexpr std::pair<std::string_view, std::string_view> targets_by_code[] = {
    {"91", "2"}, {"12", "3"}, {"51", "4"}, {"52", "4"}, {"53", "4"}, {"11", "6"}, {"92", "1"}, {"93", "2"},
};

std::string target_of(const CreditCode& code) {
    const auto kind = std::string_view(code.text()).substr(0, 2);
    const auto found =
        std::ranges::find(targets_by_code, kind, &std::pair<std::string_view, std::string_view>::first);
    return found == std::end(targets_by_code) ? "9" : std::string(found->second);
}

constexpr std::string_view natural_person = "1";
constexpr std::string_view benefit = "05";

}  // namespace

Applicant applicant_of(const Reading& reading) {
    const auto self = identity::person_of(reading, reading.actor.person);
    if (const auto organization = reading.db.find<identity::OrganizationRecord>(
            "SELECT * FROM identity_organization WHERE id = $1", reading.actor.subject))
        return {.kind = ApplicantKind::organization,
                .id = organization->id.value,
                .name = organization->name,
                .masked_number = organization->credit_code.text(),
                .contact_name = self.name,
                .contact_mobile = self.mobile,
                .target = target_of(organization->credit_code)};
    const auto principal = identity::person_of(reading, Id<Person>{reading.actor.subject});
    return {.kind = ApplicantKind::person,
            .id = principal.id.value,
            .name = principal.name,
            .masked_number = identity::view_of(reading, principal).number,
            .contact_name = self.name,
            .contact_mobile = self.mobile,
            .target = std::string(natural_person)};
}

std::string shown_number(const Reading& reading, const Case& one) {
    if (one.applicant_kind == ApplicantKind::person)
        return identity::view_of(reading, identity::person_of(reading, Id<Person>{one.applicant})).number;
    return identity::organization_of(reading, Id<Organization>{one.applicant}).credit_code.text();
}

void refuse_wrong_applicant(const Reading& reading, const catalog::ItemVersion& version,
                            const Applicant& applicant) {
    const auto& targets = version.item.service_targets;
    const bool served = std::ranges::any_of(targets, [&](const std::string& target) {
        return target == applicant.target ||
               (applicant.kind == ApplicantKind::organization && target != natural_person);
    });
    if (!served) throw Problem(problems::wrong_applicant);
    if (auto bar = identity::bar_to_acting(reading, {version.code, version.item.name.zh})) throw *bar;
    if (reading.actor.role == Role::citizen) {
        const auto self = identity::person_of(reading, reading.actor.person);
        const bool only_benefits = catalog::code_in("item-types", version.item.type).has("only-benefits");
        if (auto bar = identity::bar_of_age(reading, self, only_benefits)) throw *bar;
    }
    const int needed = version.item.type == benefit ? 2 : 1;
    if (reading.actor.realname_level >= needed) return;
    Problem refusal(problems::realname_needed);
    refusal.more["level"] = needed;
    throw refusal;
}

}  // namespace atrium::cases

#include "cases/known.h"

#include "identity/organization.h"
#include "identity/person.h"

namespace atrium::cases {
namespace {

using Attributes = std::map<std::string, std::string>;

void add_organization(const Reading& reading, const identity::OrganizationRecord& organization,
                      Attributes& out) {
    out["applicant_name"] = out["organization_name"] = organization.name;
    out["applicant_number"] = out["organization_number"] = organization.credit_code.text();
    if (organization.legal_representative)
        out["legal_representative_name"] =
            identity::person_of(reading, *organization.legal_representative).name;
}

}  // namespace

Attributes known_of(const Reading& reading) {
    const auto self = identity::person_of(reading, reading.actor.person);
    Attributes out{{"person_name", self.name}, {"person_number", identity::number_of(reading, self)}};
    if (const auto mobile = identity::mobile_of(reading, self)) out["person_mobile"] = mobile->text();
    if (const auto organization = reading.db.find<identity::OrganizationRecord>(
            "SELECT * FROM identity_organization WHERE id = $1", reading.actor.subject)) {
        add_organization(reading, *organization, out);
        return out;
    }
    const auto principal = identity::person_of(reading, Id<Person>{reading.actor.subject});
    out["applicant_name"] = principal.name;
    out["applicant_number"] = identity::number_of(reading, principal);
    return out;
}

json::object with_known(const Reading& reading, const forms::Form& form, json::object answers) {
    const auto known = known_of(reading);
    return forms::prefilled(
        form, std::move(answers), [&](const forms::Prefill& source) -> std::optional<json::value> {
            const auto found = source.licence.empty() ? known.find(source.attribute) : known.end();
            if (found == known.end()) return std::nullopt;
            return json::string(found->second);
        });
}

}  // namespace atrium::cases

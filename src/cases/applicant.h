#pragma once

#include "cases/case.h"
#include "catalog/item_version.h"

namespace atrium::cases {

// Whom the actor applies for, as the case keeps it.
struct Applicant {
    ApplicantKind kind = ApplicantKind::person;
    std::int64_t id = 0;
    std::string name;
    std::string masked_number;
    std::string contact_name;                                  // the human being at the keyboard
    std::optional<std::string> contact_mobile = std::nullopt;  // encrypted
    std::string target;  // service-targets: what kind of applicant this is
};

Applicant applicant_of(const Reading&);

// The number of a case's applicant as staff and he himself see it: masked for a person, in full for an
// organization, whose code stands in public registers.
std::string shown_number(const Reading&, const Case&);

// Refuses a kind of applicant that the item does not serve, and one whose identity is not known well enough
// for it (services.md §4: to apply L1; for a benefit, or where the result is a licence, L2; an organization
// likewise).
void refuse_wrong_applicant(const Reading&, const catalog::ItemVersion&, const Applicant&);

}  // namespace atrium::cases

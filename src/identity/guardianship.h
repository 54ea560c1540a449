#pragma once

#include "identity/mandate.h"

namespace atrium::identity {

// A guardian acts for a minor (监护).  A counter registers it on sight of the household register or the birth
// certificate, until the day on which the ward is of full age at most.
struct RegisterGuardianship {
    NamedPerson ward;
    NamedPerson guardian;
    std::string document;  // which paper was seen: "户口簿 370281-0012345"
    std::optional<Date> valid_to = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(RegisterGuardianship, (), (ward, guardian, document, valid_to))

struct EndGuardianship {
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(EndGuardianship, (), (reason))

Judged<MandateView> register_guardianship(Context&, RegisterGuardianship);
MandateView end_guardianship(Context&, Id<Mandate>, EndGuardianship);

}  // namespace atrium::identity

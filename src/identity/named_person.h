#pragma once

#include "identity/person.h"

namespace atrium::identity {

// Somebody whom another names by number and name, and who has verified himself here (实名注册).  A number
// that belongs to another name leaves a doubt behind, so the refusal is answered, not thrown.
Judged<PersonRecord> verified_person(Context&, const NamedPerson&, std::string_view act,
                                     const std::string& pointer);

// The same of whom a counter has seen with his document: who is not known yet is taken up with level L3.
Judged<PersonRecord> person_at_counter(Context&, const NamedPerson&, std::string_view act,
                                       const std::string& pointer);

}  // namespace atrium::identity

#pragma once

#include "identity/person.h"

namespace atrium::identity {

inline constexpr int full_age = 18;        // 民法典 art. 17, 18: full capacity
inline constexpr int restricted_from = 8;  // art. 19: may do alone what only benefits him; below it, nothing

// Full years on that day; nothing is known of a document without a birth date.
std::optional<int> age_of(const Reading&, const PersonRecord&, Date day);
bool is_minor(const Reading&, const PersonRecord&, Date day);
// The birthday with which the person is of full age.
std::optional<Date> full_age_day(const Reading&, const PersonRecord&);

// Why a person may not apply for himself, if so: a minor applies through his guardian, except from eight
// years on for what only benefits him.
std::optional<Problem> bar_of_age(const Reading&, const PersonRecord&, bool only_benefits);

}  // namespace atrium::identity

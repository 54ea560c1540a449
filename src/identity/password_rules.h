#pragma once

#include "base/problem.h"

#include <string>
#include <string_view>
#include <vector>

namespace atrium::identity {

// What a password must be (NIST SP 800-63B §5.1.1.2): 10 to 128 characters, none of the common ones, not made
// of what everybody knows of the person.  Classes of characters are not demanded: they make passwords worse.
void check_password(std::string_view password, const std::vector<std::string>& known_of_person,
                    const std::string& pointer, Problem&);

// Longer ones are refused before they are hashed.
inline constexpr std::size_t max_password = 128;

}  // namespace atrium::identity

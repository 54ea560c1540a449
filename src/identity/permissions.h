#pragma once

#include "engine/actor.h"

#include <span>
#include <string>
#include <vector>

namespace atrium::identity {

// One row of the table of permissions × roles.
struct PermissionRow {
    std::string_view name;
    std::vector<Role> roles;
};
// The whole table, for the administrators' page and for the test that compares it with the routes.
const std::vector<PermissionRow>& permission_table();

// Whether the role of the actor's present capacity has it.  A name that is not in the table nobody has.
bool allowed(const Actor&, Permission);
std::vector<std::string> permissions_of(Role);

// Whose role comes from a post; the three administrators among them.
bool is_staff(Role);
bool is_administrator(Role);
// "窗口人员" / "window clerk".
Text name_of(Role);

namespace may {
inline constexpr Permission see_organizations{"identity/see-organizations"};
inline constexpr Permission see_persons{"identity/see-persons"};
inline constexpr Permission register_enterprise{"identity/register-enterprise"};
inline constexpr Permission raise_level{"identity/raise-level"};
inline constexpr Permission own_account{"identity/own-account"};
inline constexpr Permission own_mandates{"identity/own-mandates"};
inline constexpr Permission see_mandates{"identity/see-mandates"};
inline constexpr Permission serve_persons{"identity/serve-persons"};
inline constexpr Permission view_numbers{"identity/view-numbers"};
inline constexpr Permission keep_organs{"identity/keep-organs"};
inline constexpr Permission keep_windows{"identity/keep-windows"};
inline constexpr Permission keep_posts{"identity/keep-posts"};
inline constexpr Permission see_posts{"identity/see-posts"};
inline constexpr Permission authorise{"identity/authorise"};
inline constexpr Permission see_authorisations{"identity/see-authorisations"};
inline constexpr Permission keep_accounts{"identity/keep-accounts"};
inline constexpr Permission settle_doubts{"identity/settle-doubts"};
}  // namespace may

}  // namespace atrium::identity

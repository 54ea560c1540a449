#include "identity/permissions.h"

#include <algorithm>

namespace atrium::identity {
namespace {

using enum Role;
using Roles = std::vector<Role>;

Roles operator+(Roles a, const Roles& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

const Roles applicants{citizen, enterprise, agent};
const Roles counter{guide, window_clerk};
// Who works on a case, from the window to the delivery of its result.
const Roles case_workers{window_clerk, handler, reviewer, decider, delivery_clerk};
const Roles administrators{sys_admin, sec_admin, auditor};
const Roles staff = Roles{guide} + case_workers + Roles{dept_admin, item_admin, supervisor} + administrators;
const Roles everybody = Roles{nobody} + applicants + staff;

}  // namespace

// No administrator stands in two of the lines that grant rights (sec_admin), choose settings (sys_admin) and
// read traces (auditor): who grants a right cannot erase its trace, and nobody can change one at all.
const std::vector<PermissionRow>& permission_table() {
    static const std::vector<PermissionRow> table{
        {"anybody", everybody},

        {"identity/see-organizations", everybody},
        {"identity/see-persons", Roles{citizen, agent, sec_admin}},
        {"identity/register-enterprise", Roles{citizen}},
        {"identity/raise-level", Roles{citizen}},
        {"identity/own-account", applicants + staff},
        {"identity/own-mandates", Roles{citizen, enterprise}},
        {"identity/see-mandates", applicants + counter},
        {"identity/serve-persons", counter},
        {"identity/view-numbers", Roles{citizen}},
        {"identity/keep-organs", Roles{sec_admin}},
        {"identity/keep-windows", Roles{dept_admin, sec_admin}},
        {"identity/keep-posts", Roles{dept_admin, sec_admin}},
        {"identity/see-posts", Roles{dept_admin, sec_admin, supervisor}},
        {"identity/authorise", Roles{dept_admin}},
        {"identity/see-authorisations", Roles{decider, dept_admin, supervisor, sec_admin}},
        {"identity/keep-accounts", Roles{sec_admin}},
        {"identity/settle-doubts", Roles{sec_admin}},

        {"notify/own-messages", applicants + staff},

        {"files/upload", applicants + staff},

        {"outlets/read", everybody},
        {"outlets/edit", Roles{sys_admin}},

        {"catalog/draft-items", Roles{dept_admin}},
        {"catalog/department-opinion", Roles{decider}},
        {"catalog/central-opinion", Roles{item_admin}},
        {"catalog/publish-items", Roles{item_admin}},
        {"catalog/see-versions", case_workers + Roles{dept_admin, item_admin, supervisor, auditor}},

        {"cases/apply", applicants},
        {"cases/read", applicants + case_workers + Roles{supervisor}},
        {"cases/view-number", case_workers},
        {"cases/check-materials", Roles{window_clerk, handler}},
        {"cases/view-answers", case_workers},
        {"cases/accept", Roles{window_clerk}},
        {"cases/examine", Roles{handler}},
        {"cases/review", Roles{reviewer}},
        {"cases/decide", Roles{decider}},
        {"cases/deliver", Roles{delivery_clerk}},
        {"cases/inbox", case_workers + Roles{dept_admin, supervisor}},
        {"cases/watch", Roles{supervisor}},

        {"audit/read", Roles{auditor}},

        {"app/settings", Roles{sys_admin}},
    };
    return table;
}

bool allowed(const Actor& actor, Permission permission) {
    const auto row = std::ranges::find(permission_table(), permission.name, &PermissionRow::name);
    return row != permission_table().end() && std::ranges::find(row->roles, actor.role) != row->roles.end();
}

std::vector<std::string> permissions_of(Role role) {
    std::vector<std::string> out;
    for (const auto& row : permission_table())
        if (std::ranges::find(row.roles, role) != row.roles.end()) out.emplace_back(row.name);
    return out;
}

bool is_staff(Role role) { return std::ranges::find(staff, role) != staff.end(); }

bool is_administrator(Role role) { return std::ranges::find(administrators, role) != administrators.end(); }

Text name_of(Role role) {
    switch (role) {
        case nobody: return {"未登录", "not signed in"};
        case system: return {"系统", "system"};
        case citizen: return {"自然人", "citizen"};
        case enterprise: return {"法定代表人", "legal representative"};
        case agent: return {"经办人/代理人", "agent"};
        case guide: return {"导办人员", "guide"};
        case window_clerk: return {"窗口人员", "window clerk"};
        case handler: return {"承办人", "case handler"};
        case reviewer: return {"审核人", "reviewer"};
        case decider: return {"审批人", "decision maker"};
        case delivery_clerk: return {"出件人员", "delivery clerk"};
        case dept_admin: return {"部门管理员", "department administrator"};
        case item_admin: return {"事项管理员", "item administrator"};
        case supervisor: return {"电子监察员", "supervisor"};
        case sys_admin: return {"系统管理员", "system administrator"};
        case sec_admin: return {"安全管理员", "security administrator"};
        case auditor: return {"审计管理员", "auditor"};
    }
    return {"", ""};
}

}  // namespace atrium::identity

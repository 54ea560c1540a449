#pragma once

#include "engine/actor.h"

// What the routes of `catalog` ask for; the roles that have it stand in identity/permissions.cpp.
namespace atrium::catalog::may {

inline constexpr Permission draft_items{"catalog/draft-items"};                     // 部门管理员
inline constexpr Permission give_department_opinion{"catalog/department-opinion"};  // 部门审批人
inline constexpr Permission give_central_opinion{"catalog/central-opinion"};        // 事项管理
inline constexpr Permission publish_items{"catalog/publish-items"};                 // 事项管理
inline constexpr Permission see_versions{"catalog/see-versions"};                   // 工作人员

}  // namespace atrium::catalog::may

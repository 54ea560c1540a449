#pragma once

#include "base/problem.h"

// What `catalog` refuses, in both languages.
namespace atrium::catalog::problems {

inline constexpr ProblemKind no_such_item{
    404, "catalog/no-such-item", "NOT_FOUND", {"没有这个事项", "There is no such item"}};
inline constexpr ProblemKind not_applicable_now{
    409,
    "catalog/not-applicable-now",
    "BAD_STATE",
    {"该事项目前不能申请", "This item cannot be applied for now"}};
inline constexpr ProblemKind takes_no_applications{
    409,
    "catalog/takes-no-applications",
    "BAD_STATE",
    {"该事项不由申请启动", "This item is not begun by an application"}};
inline constexpr ProblemKind not_publishable{
    422,
    "catalog/not-publishable",
    "BAD_FORMAT",
    {"事项未通过发布检查", "The item does not pass the publication check"}};
inline constexpr ProblemKind published_is_fixed{
    409,
    "catalog/published-is-fixed",
    "BAD_STATE",
    {"已提交或已发布的版本不能修改，请另建草稿",
     "A submitted or published version cannot be changed; make a new draft"}};
inline constexpr ProblemKind other_department{403,
                                              "catalog/other-department",
                                              "FORBIDDEN",
                                              {"只能办理本部门的事项", "Only items of one's own department"}};
inline constexpr ProblemKind newer_in_force{
    409,
    "catalog/newer-in-force",
    "DUPLICATE",
    {"该事项已有在用的新版本", "A newer version of this item is in force"}};

}  // namespace atrium::catalog::problems

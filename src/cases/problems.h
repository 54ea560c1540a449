#pragma once

#include "base/problem.h"

namespace atrium::cases::problems {

inline constexpr ProblemKind wrong_role{403,
                                        "cases/wrong-role",
                                        "FORBIDDEN",
                                        {"当前身份不能办理此环节", "Your present capacity may not do this"}};
inline constexpr ProblemKind same_person{403,
                                         "cases/same-person",
                                         "FORBIDDEN",
                                         {"受理（承办）人员不得办理同一事项的后续审核、决定",
                                          "Whoever accepted or examined a case may not review or decide it"}};
inline constexpr ProblemKind open_case{
    409,
    "cases/open-case",
    "DUPLICATE",
    {"您已有一件同一事项的办件正在办理", "You have an open case of the same item"}};
inline constexpr ProblemKind wrong_applicant{
    422,
    "cases/wrong-applicant",
    "BAD_FORMAT",
    {"该事项不受理此类申请人的申请", "This item is not for this kind of applicant"}};
inline constexpr ProblemKind realname_needed{
    403,
    "cases/realname-needed",
    "FORBIDDEN",
    {"请先完成实名认证", "Please complete real-name verification first"}};
inline constexpr ProblemKind told_already{
    409,
    "cases/told-already",
    "BAD_STATE",
    {"补正应当一次性告知，本次所列问题此前已可发现",
     "Everything must be told at once: these defects could be seen before"}};
inline constexpr ProblemKind not_examined{
    409,
    "cases/not-examined",
    "BAD_STATE",
    {"承办人尚未出具审查意见", "The examiner has not given an opinion yet"}};
inline constexpr ProblemKind stale_draft{
    409,
    "cases/draft-gone",
    "BAD_STATE",
    {"申请已提交，不能再修改草稿", "The application was submitted; its draft cannot be changed"}};

}  // namespace atrium::cases::problems

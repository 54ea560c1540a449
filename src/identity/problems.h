#pragma once

#include "base/problem.h"

// What `identity` refuses, in both languages.
namespace atrium::identity::problems {

using namespace atrium::problems;  // the general ones are named the same way

// The same answer whether the register or our own table disagrees, so that nobody learns who is registered.
inline constexpr ProblemKind name_differs{
    422,
    "identity/name-differs",
    "BAD_FORMAT",
    {"姓名（名称）与证件号码不一致", "The name does not belong to this number"}};
inline constexpr ProblemKind already_registered{
    409, "identity/already-registered", "DUPLICATE", {"已经注册", "Already registered"}};
inline constexpr ProblemKind wrong_login{
    401, "identity/wrong-login", "FORBIDDEN", {"账号或密码错误", "The account or the password is wrong"}};
inline constexpr ProblemKind code_needed{
    401, "identity/code-needed", "FORBIDDEN", {"请输入动态验证码", "Enter the code of your authenticator"}};
inline constexpr ProblemKind wrong_code{
    401, "identity/wrong-code", "FORBIDDEN", {"验证码错误或已失效", "The code is wrong or no longer valid"}};
inline constexpr ProblemKind locked_out{
    429,
    "identity/locked-out",
    "LIMIT",
    {"错误次数过多，账号已临时锁定", "Too many wrong attempts; the account is locked for a while"}};
inline constexpr ProblemKind account_locked{
    403, "identity/account-locked", "FORBIDDEN", {"账号已被停用", "The account is disabled"}};
inline constexpr ProblemKind totp_needed{
    403,
    "identity/totp-needed",
    "FORBIDDEN",
    {"工作身份须先绑定动态验证码", "A post can be used only with an authenticator"}};
inline constexpr ProblemKind password_change_needed{
    403,
    "identity/password-change-needed",
    "FORBIDDEN",
    {"请先修改初始密码", "Change the initial password first"}};
inline constexpr ProblemKind no_capacity{
    403,
    "identity/no-capacity",
    "FORBIDDEN",
    {"该身份不可用或已失效", "This capacity is not yours or is no longer in force"}};
inline constexpr ProblemKind subject_ended{
    409, "identity/subject-ended", "BAD_STATE", {"该主体已注销", "This subject is no longer registered"}};
inline constexpr ProblemKind guardian_needed{
    422,
    "identity/guardian-needed",
    "FORBIDDEN",
    {"未满18周岁，应由监护人代为办理", "Under 18 years the guardian has to act"}};
inline constexpr ProblemKind wrong_password{
    403, "identity/wrong-password", "FORBIDDEN", {"密码错误", "The password is wrong"}};
inline constexpr ProblemKind has_authenticator{
    409,
    "identity/has-authenticator",
    "BAD_STATE",
    {"已绑定动态验证码，更换前请联系安全管理员解除",
     "An authenticator is bound; the security administrator removes it before another is bound"}};
inline constexpr ProblemKind not_verified{
    422,
    "identity/not-verified",
    "NOT_FOUND",
    {"该人员尚未在本平台实名注册", "This person has not verified himself here yet"}};
inline constexpr ProblemKind realname_too_low{
    403,
    "identity/realname-too-low",
    "FORBIDDEN",
    {"实名等级不够，请先提升实名等级", "Your real-name level is too low for this; raise it first"}};
inline constexpr ProblemKind not_the_representative{
    422,
    "identity/not-the-representative",
    "BAD_FORMAT",
    {"登记信息显示您不是该单位的法定代表人，或者名称有误",
     "By the register you are not the legal representative of this body, or its name differs"}};
inline constexpr ProblemKind outside_mandate{
    403,
    "identity/outside-mandate",
    "FORBIDDEN",
    {"超出委托范围或委托已失效", "The mandate does not cover this or is no longer in force"}};
inline constexpr ProblemKind no_authority{403,
                                          "identity/no-authority",
                                          "FORBIDDEN",
                                          {"没有有效的审批授权", "No authorisation to decide is in force"}};
inline constexpr ProblemKind separated_duties{
    409,
    "identity/separated-duties",
    "FORBIDDEN",
    {"系统管理员、安全管理员、审计管理员不得由同一人担任",
     "One person cannot hold two of the three administrators' posts"}};
inline constexpr ProblemKind own_rights{
    403, "identity/own-rights", "FORBIDDEN", {"不能为本人授权", "Nobody grants a right to himself"}};
inline constexpr ProblemKind check_unavailable{
    503,
    "identity/check-unavailable",
    "LIMIT",
    {"实名核验服务暂时不可用，请稍后再试或到窗口办理",
     "The real-name check is not available now; try again later or come to a window"}};

}  // namespace atrium::identity::problems

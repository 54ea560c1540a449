#include "identity/password_change.h"

#include "crypto/password.h"
#include "identity/lockout.h"
#include "identity/password_rules.h"
#include "identity/problems.h"

namespace atrium::identity {
namespace {

// What everybody knows of the person and a password may therefore not hold.
std::vector<std::string> known_of(const Reading& reading, const AccountRecord& account) {
    const auto person = person_of(reading, account.person_id);
    std::vector<std::string> out{number_of(reading, person)};
    if (const auto mobile = mobile_of(reading, person)) out.push_back(mobile->text());
    if (account.user_name) out.push_back(*account.user_name);
    return out;
}

void check_new(const std::string& password, const std::vector<std::string>& known) {
    Problem problem{problems::invalid_input};
    check_password(password, known, "/new_password", problem);
    refuse_if_wrong(problem);
}

void set_password(Context& context, AccountRecord& account, const std::string& hash) {
    account.password = hash;
    account.must_change_password = false;
    account.demo_password.reset();
    save(context, account);
}

}  // namespace

PasswordAttempt prepare_password(const Reading& reading, ChangePassword request, Request http) {
    const auto account = account_of(reading, reading.actor.account);
    refuse_if_locked(reading, lock_subject(account.id));
    check_new(request.new_password, known_of(reading, account));
    if (request.old_password.size() > 4 * max_password)
        throw Problem(problems::invalid_input).at("/old_password", "LIMIT", problems::too_large.title);
    const bool right = crypto::verify_password(account.password, request.old_password);
    return {account.id, right, right ? crypto::hash_password(request.new_password, system_random()) : "",
            std::move(http)};
}

Judged<PasswordChanged> change_password(Context& context, PasswordAttempt attempt) {
    const auto subject = lock_subject(attempt.account);
    refuse_if_locked(context.reading(), subject);
    if (!attempt.right)
        return count_wrong(context, subject,
                           Problem(problems::wrong_password)
                               .at("/old_password", "FORBIDDEN", problems::wrong_password.title));
    auto account = account_of(context.reading(), attempt.account);
    forget_wrong(context, subject);
    set_password(context, account, attempt.hash);
    const auto ended = end_other_sessions(context, account, session_of(context.reading(), attempt.request),
                                          "password changed");
    context.record({.act = "identity/password-changed", .subject = account.id.value});
    return PasswordChanged{ended};
}

CodeSent ask_for_reset(Context& context, AskForReset request) {
    refuse_code_now(context.reading(), request.mobile, CodePurpose::password_reset);
    const auto account = account_of_mobile(context.reading(), request.mobile);
    const bool may = account && account->status != AccountStatus::cancelled;
    return make_code(context, {.purpose = CodePurpose::password_reset,
                               .account = may ? std::optional(account->id) : std::nullopt,
                               .mobile = request.mobile,
                               .send = may});
}

CheckedReset prepare_reset(const Reading& reading, Id<CodeRecord> id, ResetPassword request) {
    const auto code = reading.db.find<CodeRecord>(
        "SELECT * FROM identity_code WHERE id = $1 AND purpose = $2", id, CodePurpose::password_reset);
    const auto known = code && code->account_id ? known_of(reading, account_of(reading, *code->account_id))
                                                : std::vector<std::string>{};
    check_new(request.new_password, known);
    return {id, std::move(request.code), crypto::hash_password(request.new_password, system_random())};
}

Judged<PasswordChanged> reset_password(Context& context, CheckedReset checked) {
    const auto code =
        context.tx.find<CodeRecord>("SELECT * FROM identity_code WHERE id = $1 AND purpose = $2", checked.id,
                                    CodePurpose::password_reset);
    auto wrong = Problem(problems::wrong_code).at("/code", "FORBIDDEN", problems::wrong_code.title);
    if (!code || !use_code(context, *code, checked.code) || !code->account_id) return wrong;
    auto account = account_of(context.reading(), *code->account_id);
    forget_wrong(context, lock_subject(account.id));
    set_password(context, account, checked.hash);
    const auto ended = end_sessions(context, account, "password reset");
    context.actor.account = account.id;
    context.actor.person = account.person_id;
    context.record({.act = "identity/password-reset", .subject = account.id.value});
    return PasswordChanged{ended};
}

}  // namespace atrium::identity

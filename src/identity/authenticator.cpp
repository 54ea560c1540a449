#include "identity/authenticator.h"

#include "crypto/encoding.h"
#include "crypto/password.h"
#include "crypto/totp.h"
#include "identity/lockout.h"
#include "identity/password_rules.h"
#include "identity/problems.h"
#include "identity/sign_in.h"

namespace atrium::identity {
namespace {

void refuse_second(const AccountRecord& account) {
    if (account.totp_confirmed_at) throw Problem(problems::has_authenticator);
}

}  // namespace

AuthenticatorAttempt prepare_authenticator(const Reading& reading, BeginAuthenticator request) {
    const auto account = account_of(reading, reading.actor.account);
    refuse_if_locked(reading, lock_subject(account.id));
    refuse_second(account);
    if (request.password.size() > 4 * max_password)
        throw Problem(problems::invalid_input).at("/password", "LIMIT", problems::too_large.title);
    return {account.id, crypto::verify_password(account.password, request.password)};
}

Judged<Answered<AuthenticatorSecret>> begin_authenticator(Context& context, AuthenticatorAttempt attempt) {
    const auto subject = lock_subject(attempt.account);
    refuse_if_locked(context.reading(), subject);
    if (!attempt.right)
        return count_wrong(
            context, subject,
            Problem(problems::wrong_password).at("/password", "FORBIDDEN", problems::wrong_password.title));
    auto account = account_of(context.reading(), attempt.account);
    refuse_second(account);
    const auto secret = crypto::new_totp_secret(context.random);
    account.totp_secret = context.service<crypto::NumberVault>().encrypt(
        crypto::NumberKind::totp_secret, crypto::base32(secret), context.random);
    account.totp_step = 0;
    save(context, account);
    context.record({.act = "identity/authenticator-begun", .subject = account.id.value});
    const auto person = person_of(context.reading(), account.person_id);
    const auto label = account.user_name.value_or(PersonName::stored(person.name).masked());
    return Answered<AuthenticatorSecret>{
        .value = {crypto::otpauth_uri(jurisdiction_of(context.reading()).name + "政务服务", label, secret),
                  crypto::base32(secret)},
        .headers = {{"Cache-Control", "no-store"}}};
}

Judged<AuthenticatorBound> confirm_authenticator(Context& context, ConfirmAuthenticator request,
                                                 Request http) {
    auto account = account_of(context.reading(), context.actor.account);
    refuse_second(account);
    if (!account.totp_secret) throw Problem(problems::not_allowed_now);
    const auto subject = lock_subject(account.id);
    refuse_if_locked(context.reading(), subject);
    const auto step = totp_step_of(context.reading(), account, request.code);
    if (!step)
        return count_wrong(
            context, subject,
            Problem(problems::wrong_code).at("/code", "FORBIDDEN", problems::wrong_code.title));
    forget_wrong(context, subject);
    account.totp_confirmed_at = context.real_now;
    account.totp_step = *step;
    save(context, account);
    if (auto session = session_of(context.reading(), http)) {
        session->with_totp = true;
        save(context, *session);
    }
    context.record({.act = "identity/authenticator-bound", .subject = account.id.value});
    return AuthenticatorBound{context.real_now};
}

std::optional<std::int64_t> totp_step_of(const Reading& reading, const AccountRecord& account,
                                         std::string_view code) {
    const auto& keys = reading.service<crypto::NumberVault>();
    const auto secret =
        crypto::from_base32(keys.decrypt(crypto::NumberKind::totp_secret, *account.totp_secret));
    return crypto::matching_totp_step(*secret, code, reading.real_now, account.totp_step);
}

}  // namespace atrium::identity

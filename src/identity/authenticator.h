#pragma once

#include "http/route.h"
#include "identity/account.h"

namespace atrium::identity {

// An authenticator (动态验证码) is bound in two steps: the secret is shown once, then a code of it proves
// that it arrived.  Whoever has one already replaces it only after the security administrator has removed it.

struct BeginAuthenticator {
    std::string password;
};
BOOST_DESCRIBE_STRUCT(BeginAuthenticator, (), (password))

struct AuthenticatorAttempt {
    Id<Account> account;
    bool right = false;
};
// Shown once; what an authenticator reads from a QR code, and the same to type.
struct AuthenticatorSecret {
    std::string uri;
    std::string secret;
};
BOOST_DESCRIBE_STRUCT(AuthenticatorSecret, (), (uri, secret))

AuthenticatorAttempt prepare_authenticator(const Reading&, BeginAuthenticator);
Judged<Answered<AuthenticatorSecret>> begin_authenticator(Context&, AuthenticatorAttempt);

struct ConfirmAuthenticator {
    std::string code;
};
BOOST_DESCRIBE_STRUCT(ConfirmAuthenticator, (), (code))
struct AuthenticatorBound {
    Instant confirmed_at;
};
BOOST_DESCRIBE_STRUCT(AuthenticatorBound, (), (confirmed_at))

// Binds it and lets the present session count as signed in with it.
Judged<AuthenticatorBound> confirm_authenticator(Context&, ConfirmAuthenticator, Request);

// ---- for this module ----

// The step of the right code of this account, or nothing.
std::optional<std::int64_t> totp_step_of(const Reading&, const AccountRecord&, std::string_view code);

}  // namespace atrium::identity

#pragma once

#include "identity/code.h"
#include "identity/session.h"

namespace atrium::identity {

// ---- somebody who knows his password changes it: his other sessions end ----

struct ChangePassword {
    std::string old_password;
    std::string new_password;
};
BOOST_DESCRIBE_STRUCT(ChangePassword, (), (old_password, new_password))

struct PasswordAttempt {
    Id<Account> account;
    bool right = false;
    std::string hash;  // of the new one
    Request request;
};
struct PasswordChanged {
    std::int64_t sessions_ended = 0;
};
BOOST_DESCRIBE_STRUCT(PasswordChanged, (), (sessions_ended))

PasswordAttempt prepare_password(const Reading&, ChangePassword, Request);
Judged<PasswordChanged> change_password(Context&, PasswordAttempt);

// ---- somebody who forgot it proves his mobile: all his sessions end ----

struct AskForReset {
    Mobile mobile;
};
BOOST_DESCRIBE_STRUCT(AskForReset, (), (mobile))
struct ResetPassword {
    std::string code;
    std::string new_password;
};
BOOST_DESCRIBE_STRUCT(ResetPassword, (), (code, new_password))

struct CheckedReset {
    Id<CodeRecord> id;
    std::string code;
    std::string hash;
};

// The same answer for a mobile that nobody has.
CodeSent ask_for_reset(Context&, AskForReset);
CheckedReset prepare_reset(const Reading&, Id<CodeRecord>, ResetPassword);
Judged<PasswordChanged> reset_password(Context&, CheckedReset);

}  // namespace atrium::identity

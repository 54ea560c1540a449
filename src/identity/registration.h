#pragma once

#include "identity/account.h"

namespace atrium::identity {

// Somebody registers on the network (线上自行注册).
struct Register {
    PersonName name;
    CitizenNumber citizen_number;
    Mobile mobile;
    std::string password;
    std::optional<std::string> code = std::nullopt;  // sent to the mobile, where codes are in use
};
BOOST_DESCRIBE_STRUCT(Register, (), (name, citizen_number, mobile, password, code))

struct AccountView {
    Id<Account> id;
    PersonView person;
    std::optional<std::string> user_name = std::nullopt;
    AccountStatus status = AccountStatus::registered;
    bool has_authenticator = false;
    bool must_change_password = false;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(AccountView, (),
                      (id, person, user_name, status, has_authenticator, must_change_password, version))

struct CheckedRegistration {
    Register request;
    std::string password;  // its hash
    int realname_level = 0;
};

// Checks the name against the register (L1) and hashes the password.
CheckedRegistration prepare_registration(const Reading&, Register);
Judged<AccountView> register_account(Context&, CheckedRegistration);

AccountView view_of(const Reading&, const AccountRecord&);

}  // namespace atrium::identity

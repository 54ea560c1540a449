#pragma once

#include "identity/registration.h"

namespace atrium::identity {

// What the security administrator does with accounts.  He makes one for a member of the staff, locks and
// unlocks, and removes an authenticator that was lost; he never learns a password that is in use, and none of
// it leaves without a trace.

struct CreateStaffAccount {
    PersonName name;
    CitizenNumber citizen_number;
    Mobile mobile;
    std::string user_name;
};
BOOST_DESCRIBE_STRUCT(CreateStaffAccount, (), (name, citizen_number, mobile, user_name))

// The initial password is told once and has to be changed at the first sign-in.  Somebody who is registered
// already keeps his own.
struct StaffAccountMade {
    AccountView account;
    std::optional<std::string> initial_password = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(StaffAccountMade, (), (account, initial_password))

struct CheckedStaffAccount {
    CreateStaffAccount request;
    std::string initial_password;
    std::string hash;
    int realname_level = 0;
};

CheckedStaffAccount prepare_staff_account(const Reading&, CreateStaffAccount);
Judged<Answered<StaffAccountMade>> create_staff_account(Context&, CheckedStaffAccount);

struct ListAccounts {
    std::optional<AccountStatus> status = std::nullopt;
    std::optional<std::string> user_name = std::nullopt;
    std::optional<bool> staff = std::nullopt;
    std::optional<std::string> after = std::nullopt;
    std::optional<int> limit = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(ListAccounts, (), (status, user_name, staff, after, limit))

struct GiveReason {
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(GiveReason, (), (reason))

Where readable(const Actor&, Type<AccountRecord>);

Page<AccountView> accounts(const Reading&, ListAccounts);
AccountView account(const Reading&, Id<Account>);
AccountView lock_account(Context&, Id<Account>, GiveReason);
AccountView unlock_account(Context&, Id<Account>, GiveReason);
AccountView cancel_account(Context&, Id<Account>, GiveReason);
// The person signs in with his password alone then and binds another; his posts wait for it.
AccountView remove_authenticator(Context&, Id<Account>, GiveReason);

}  // namespace atrium::identity

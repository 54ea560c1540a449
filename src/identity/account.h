#pragma once

#include "base/lifecycle.h"
#include "identity/person.h"

namespace atrium::identity {

// registered: the real name is not checked yet.  locked: closed by the security administrator; the short lock
// after wrong passwords is none of these.
enum class AccountStatus { registered, verified, locked, cancelled };
BOOST_DESCRIBE_ENUM(AccountStatus, registered, verified, locked, cancelled)

inline constexpr Step<AccountStatus> account_lifecycle[] = {
    {AccountStatus::registered, "verify", AccountStatus::verified},
    {AccountStatus::registered, "lock", AccountStatus::locked},
    {AccountStatus::registered, "cancel", AccountStatus::cancelled},
    {AccountStatus::verified, "lock", AccountStatus::locked},
    {AccountStatus::verified, "cancel", AccountStatus::cancelled},
    {AccountStatus::locked, "unlock", AccountStatus::verified},
    {AccountStatus::locked, "reopen", AccountStatus::registered},  // of who was never verified
    {AccountStatus::locked, "cancel", AccountStatus::cancelled},
};

// What a person signs in with (账号): one per person, for all his capacities.
struct AccountRecord {
    Id<Account> id;
    Id<Person> person_id;
    std::optional<std::string> user_name = std::nullopt;     // staff
    std::optional<std::string> mobile_index = std::nullopt;  // signs in by mobile too
    std::string password;                                    // Argon2id
    bool must_change_password = false;
    AccountStatus status = AccountStatus::registered;
    std::optional<std::string> totp_secret = std::nullopt;  // encrypted
    std::optional<Instant> totp_confirmed_at = std::nullopt;
    std::int64_t totp_step = 0;                               // the last one used: no code works twice
    std::optional<std::string> demo_password = std::nullopt;  // shown by the sign-in page of a demo
    Instant created_at;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(AccountRecord, (),
                      (id, person_id, user_name, mobile_index, password, must_change_password, status,
                       totp_secret, totp_confirmed_at, totp_step, demo_password, created_at, version))

struct NewAccount {
    Id<Person> person;
    std::optional<std::string> user_name = std::nullopt;
    std::optional<Mobile> mobile = std::nullopt;
    std::string password;  // its hash
    bool must_change_password = false;
    std::optional<std::string> demo_password = std::nullopt;
};

// Nobody is found by a login that is ambiguous or unknown.
std::optional<AccountRecord> find_account(const Reading&, std::string_view login);
std::optional<AccountRecord> account_of_person(const Reading&, Id<Person>);
std::optional<AccountRecord> account_of_mobile(const Reading&, const Mobile&);
AccountRecord account_of(const Reading&, Id<Account>);
AccountRecord add_account(Context&, const NewAccount&);
void save(Context&, AccountRecord&);

// A user name: 2 to 32 letters, digits, dots, hyphens, no digits alone (those are mobiles and citizen
// numbers).
void check_user_name(std::string_view, const std::string& pointer, Problem&);

}  // namespace atrium::identity

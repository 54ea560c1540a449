#pragma once

#include "identity/account.h"
#include "identity/post.h"

namespace atrium::app {

// Somebody who is to be one of the three administrators (系统、安全、审计管理员) of a city that has none yet.
struct NewAdministrator {
    Role role = Role::sys_admin;
    std::string user_name;
    std::string name;
    std::string number;         // of his identity card
    std::string organ;          // credit code of the organ in which he has his post
    std::string password_hash;  // of the one-time password
    std::string totp_secret;    // 20 bytes
};

// What is handed to him on paper, once.
struct OneTime {
    std::string password;
    std::string secret;  // base32, for an authenticator
    std::string uri;     // the same for a QR code
};
OneTime new_one_time(Random&, std::string_view city, std::string_view user_name);
std::string totp_bytes(const OneTime&);

// Later ones are appointed by the security administrator: refused when the role has somebody in force.
void add_administrator(Context&, const NewAdministrator&);

// A lock after wrong attempts goes at once; an account that the security administrator has closed stays so.
void unlock_account(Context&, const std::string& user_name);
// A new one-time password and a new authenticator for an administrator who has lost his.
void renew_administrator(Context&, const std::string& user_name, const std::string& password_hash,
                         const std::string& totp_secret);

struct StaffLine {
    std::string user_name;
    std::string name;
    std::string roles;
    identity::AccountStatus status = identity::AccountStatus::registered;
    bool has_authenticator = false;
    bool locked = false;
};
std::vector<StaffLine> staff_accounts(const Reading&);

}  // namespace atrium::app

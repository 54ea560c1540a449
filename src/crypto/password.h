#pragma once

#include "base/random.h"
#include "crypto/secret.h"

#include <string>
#include <string_view>

// Passwords as Argon2id: 19 MiB, two passes, one lane (the OWASP minimum), in the PHC text form.  At most two
// run at once in the whole process, so that a rush of sign-ins can fill neither memory nor the cores.
namespace atrium::crypto {

std::string hash_password(std::string_view password, Random&);
bool verify_password(std::string_view hash, std::string_view password);  // false also for what is no hash

// True for a hash with other parameters than today's: hash anew at the next sign-in.
bool needs_rehash(std::string_view hash);

// How busy the gate is, for /metrics.
struct PasswordLoad {
    int running = 0;
    int waiting = 0;
    int most_at_once = 0;  // since the start
};
PasswordLoad password_load();

// A key of 32 bytes from a passphrase that a person chose, for exports: 64 MiB, three passes.
Secret stretched_passphrase(std::string_view passphrase, std::string_view salt);

}  // namespace atrium::crypto

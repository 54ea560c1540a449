#pragma once

#include "crypto/number_vault.h"
#include "storage/tx.h"

namespace atrium::app {

// One text that is stored encrypted, and where.
struct Encrypted {
    std::string table;
    std::string column;
    std::int64_t id = 0;  // of its row
    crypto::NumberKind kind = crypto::NumberKind::citizen_id;
    std::string stored;  // "<version of the key>.<base64>"
};

// All of them, some thousand at a time in no particular order: numbers, mobiles, authenticators' secrets.
void each_encrypted(Tx&, const std::function<void(const Encrypted&)>&);

// The version of the key in front of it; 0 for what is no such text.
std::int64_t key_version(std::string_view stored);

}  // namespace atrium::app

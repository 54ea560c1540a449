#pragma once

#include "base/time.h"
#include "crypto/secret.h"

#include <boost/describe.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atrium {
class Random;
}

namespace atrium::crypto {

// What a key is for; a key serves one purpose alone.
enum class KeyPurpose { number_encryption, number_index, session_index, ledger_sm2, ledger_ed25519 };
BOOST_DESCRIBE_ENUM(KeyPurpose, number_encryption, number_index, session_index, ledger_sm2, ledger_ed25519)

// active: used for what is new.  retired: still opens and verifies what is old.  revoked: never used again.
enum class KeyStatus { active, retired, revoked };
BOOST_DESCRIBE_ENUM(KeyStatus, active, retired, revoked)

struct KeyInfo {
    KeyPurpose purpose = KeyPurpose::number_encryption;
    std::int64_t version = 1;
    Instant created;
    std::optional<Instant> ended = std::nullopt;  // when it was retired or revoked
    KeyStatus status = KeyStatus::active;
    bool operator==(const KeyInfo&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyInfo, (), (purpose, version, created, ended, status))

struct Key {
    KeyInfo info;
    Secret secret;
};

std::string key_id(KeyPurpose, std::int64_t version);  // "ledger_sm2-1"
std::string key_id(const KeyInfo&);

// The key that wraps all others: 32 bytes, in hexadecimal, in a file that only the owner may read.
Secret load_root_key(const std::filesystem::path&);
void create_root_key(const std::filesystem::path&, Random&);  // refuses to replace one

// One key on disk, wrapped by the root key (README.md has the format).
std::string wrapped_key(const Key&, const Secret& root, Random&);
Key unwrapped_key(std::string_view text, const Secret& root, const std::string& file_name);

// All keys under a passphrase, to be carried elsewhere.
std::string exported_keys(const std::vector<Key>&, std::string_view passphrase, Random&);
std::vector<Key> imported_keys(std::string_view text, std::string_view passphrase);

}  // namespace atrium::crypto

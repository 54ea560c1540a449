#pragma once

#include "base/random.h"
#include "crypto/key_file.h"
#include "crypto/signer.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace atrium::crypto {

// The folder `keys/` of a jurisdiction's data: a file per key, wrapped by the root key, mode 0600 in a folder
// of mode 0700.  Opened once at start; reading from several threads is safe, changing is for `atrium keys`,
// which locks the folder against another process.  A running server sees changes when it is started again.
// Whatever an operator must put right is a KeyError in both languages.
class KeyFolder {
public:
    // Makes the folder when it is not there; every file in it must open with this root key.
    KeyFolder(std::filesystem::path folder, Secret root);

    std::vector<KeyInfo> list() const;  // by purpose and version
    const Key& active(KeyPurpose) const;
    const Key& usable(KeyPurpose, std::int64_t version) const;  // active or retired, never revoked
    std::vector<const Key*> usable(KeyPurpose) const;           // newest first

    void create_missing(Random&, Instant now);         // the first key of every purpose that has none
    KeyInfo create(KeyPurpose, Random&, Instant now);  // refused when the purpose has one already
    KeyInfo rotate(KeyPurpose, Random&, Instant now);  // a new version; the old one is retired
    KeyInfo revoke(KeyPurpose, std::int64_t version, Random&,
                   Instant now);  // not the active one: rotate first

    std::string export_all(std::string_view passphrase, Random&) const;
    // Adds what is not there; the same key with other bytes is refused, and then nothing is added.
    std::vector<KeyInfo> import_all(std::string_view text, std::string_view passphrase, Random&);

private:
    void load();
    KeyInfo add(KeyPurpose, Random&, Instant now);
    void save(const Key&, Random&) const;
    Key* active_or_null(KeyPurpose);
    const Key* find(KeyPurpose, std::int64_t version) const;

    std::filesystem::path folder_;
    Secret root_;
    std::vector<Key> keys_;
};

// The ledger's signers: purpose ledger_sm2 or ledger_ed25519.  `signers` gives active and retired ones,
// newest first: their public keys are what a verifier trusts.
std::unique_ptr<Signer> active_signer(const KeyFolder&, KeyPurpose);
std::vector<std::unique_ptr<Signer>> signers(const KeyFolder&, KeyPurpose);

}  // namespace atrium::crypto

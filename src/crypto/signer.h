#pragma once

#include "crypto/secret.h"

#include <boost/describe/enum.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace atrium::crypto {

enum class SignatureAlgorithm { sm2, ed25519 };
BOOST_DESCRIBE_ENUM(SignatureAlgorithm, sm2, ed25519)

// Somebody who can sign without showing the key: today a key from the key folder, one day a device behind
// PKCS#11 or GM/T 0016.  Signatures have 64 bytes in both algorithms (SM2: r || s).
class Signer {
public:
    virtual ~Signer() = default;
    virtual SignatureAlgorithm algorithm() const = 0;
    virtual const std::string& key_id() const = 0;                 // as in the key folder
    virtual const std::string& public_key() const = 0;             // SM2: 65 bytes; Ed25519: 32
    virtual std::string sign(std::string_view message) const = 0;  // may be called from several threads
};

// SM2: the private number; Ed25519: the seed; 32 bytes each.
std::unique_ptr<Signer> key_signer(SignatureAlgorithm, std::string key_id, const Secret& key);

bool verify_signature(SignatureAlgorithm, std::string_view public_key, std::string_view message,
                      std::string_view signature);

}  // namespace atrium::crypto

#include "crypto/signer.h"

#include "crypto/ed25519.h"
#include "crypto/sm2.h"

#include <stdexcept>

namespace atrium::crypto {
namespace {

class Sm2Signer final : public Signer {
public:
    Sm2Signer(std::string key_id, const Secret& number)
        : key_id_(std::move(key_id)),
          key_(Sm2PrivateKey::from_raw(number.bytes())),
          public_key_(key_.public_key().point()) {}
    SignatureAlgorithm algorithm() const override { return SignatureAlgorithm::sm2; }
    const std::string& key_id() const override { return key_id_; }
    const std::string& public_key() const override { return public_key_; }
    std::string sign(std::string_view message) const override { return sm2_sign(key_, message); }

private:
    std::string key_id_;
    Sm2PrivateKey key_;
    std::string public_key_;
};

class Ed25519Signer final : public Signer {
public:
    Ed25519Signer(std::string key_id, const Secret& seed)
        : key_id_(std::move(key_id)), seed_(seed), public_key_(ed25519_public_key(seed)) {}
    SignatureAlgorithm algorithm() const override { return SignatureAlgorithm::ed25519; }
    const std::string& key_id() const override { return key_id_; }
    const std::string& public_key() const override { return public_key_; }
    std::string sign(std::string_view message) const override { return ed25519_sign(seed_, message); }

private:
    std::string key_id_;
    Secret seed_;
    std::string public_key_;
};

bool verify_sm2(std::string_view public_key, std::string_view message, std::string_view signature) {
    try {
        return sm2_verify(Sm2PublicKey::from_point(public_key), message, signature);
    } catch (const std::invalid_argument&) {
        return false;  // what is not a point of the curve has signed nothing
    }
}

}  // namespace

std::unique_ptr<Signer> key_signer(SignatureAlgorithm algorithm, std::string key_id, const Secret& key) {
    if (algorithm == SignatureAlgorithm::sm2) return std::make_unique<Sm2Signer>(std::move(key_id), key);
    return std::make_unique<Ed25519Signer>(std::move(key_id), key);
}

bool verify_signature(SignatureAlgorithm algorithm, std::string_view public_key, std::string_view message,
                      std::string_view signature) {
    return algorithm == SignatureAlgorithm::sm2 ? verify_sm2(public_key, message, signature)
                                                : ed25519_verify(public_key, message, signature);
}

}  // namespace atrium::crypto

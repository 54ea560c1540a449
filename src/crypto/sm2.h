#pragma once

#include "base/random.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct evp_pkey_st;

// SM2 (GB/T 32918) on the recommended curve.  Signatures always carry the standard's default user ID
// "1234567812345678" and SM3: OpenSSL's own default is an empty ID, which nobody else verifies.
namespace atrium::crypto {

inline constexpr std::string_view sm2_user_id = "1234567812345678";

// A public key; what is not a point of the curve cannot become one.
class Sm2PublicKey {
public:
    static Sm2PublicKey from_point(std::string_view point);  // 65 bytes: 04 || x || y
    static Sm2PublicKey from_pem(std::string_view spki);     // an elliptic key of another curve is refused

    std::string point() const;
    std::string pem() const;
    evp_pkey_st* handle() const { return key_.get(); }
    bool operator==(const Sm2PublicKey& other) const { return point() == other.point(); }

private:
    explicit Sm2PublicKey(std::shared_ptr<evp_pkey_st> key) : key_(std::move(key)) {}
    std::shared_ptr<evp_pkey_st> key_;
};

class Sm2PrivateKey {
public:
    static Sm2PrivateKey generate(Random&);
    static Sm2PrivateKey from_raw(std::string_view number);  // 32 bytes, big-endian, 1 … n-2
    static Sm2PrivateKey from_pem(std::string_view pkcs8);

    std::string raw() const;
    std::string pem() const;  // PKCS#8, not encrypted
    Sm2PublicKey public_key() const;
    evp_pkey_st* handle() const { return key_.get(); }

private:
    explicit Sm2PrivateKey(std::shared_ptr<evp_pkey_st> key) : key_(std::move(key)) {}
    std::shared_ptr<evp_pkey_st> key_;
};

// Signatures here are r || s, 64 bytes; the conversions give the DER form that X.509, CMS and OFD want.
std::string sm2_sign(const Sm2PrivateKey&, std::string_view message);
bool sm2_verify(const Sm2PublicKey&, std::string_view message, std::string_view signature);
std::string sm2_der_signature(std::string_view raw);
std::optional<std::string> sm2_raw_signature(std::string_view der);  // strict DER alone

// Public-key encryption of short secrets: DER SEQUENCE {x, y, C3, C2} (GM/T 0009), SM3.
std::string sm2_encrypt(const Sm2PublicKey&, std::string_view plain);
std::optional<std::string> sm2_decrypt(const Sm2PrivateKey&, std::string_view cipher);

}  // namespace atrium::crypto

#include "crypto/sm2.h"

#include "crypto/openssl.h"

#include <stdexcept>

namespace atrium::crypto {
namespace {

using openssl::bytes;
using openssl::check;

constexpr std::size_t number_size = 32;

// The ID goes in after the initialisation: handed over in it, OpenSSL 3.0 fails without saying why.
void set_user_id(EVP_PKEY_CTX* operation) {
    check(EVP_PKEY_CTX_set1_id(operation, sm2_user_id.data(), static_cast<int>(sm2_user_id.size())),
          "SM2 user ID");
}

openssl::DigestState new_state() { return openssl::DigestState(check(EVP_MD_CTX_new(), "SM2 signature")); }

openssl::KeyOperation operation_with(evp_pkey_st* key) {
    return openssl::KeyOperation(check(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr), "SM2 encryption"));
}

std::string der_of(const ECDSA_SIG* signature) {
    unsigned char* start = nullptr;
    const int size = i2d_ECDSA_SIG(signature, &start);
    if (size < 0) openssl::fail("SM2 signature");
    std::string out(reinterpret_cast<const char*>(start), static_cast<std::size_t>(size));
    OPENSSL_free(start);
    return out;
}

std::string sign_der(const Sm2PrivateKey& key, std::string_view message) {
    const auto state = new_state();
    EVP_PKEY_CTX* operation = nullptr;  // owned by the state
    check(EVP_DigestSignInit_ex(state.get(), &operation, "SM3", nullptr, nullptr, key.handle(), nullptr),
          "SM2 signature");
    set_user_id(operation);
    std::string out(80, '\0');
    auto size = out.size();
    check(EVP_DigestSign(state.get(), bytes(out), &size, bytes(message), message.size()), "SM2 signature");
    out.resize(size);
    return out;
}

}  // namespace

std::string sm2_sign(const Sm2PrivateKey& key, std::string_view message) {
    auto raw = sm2_raw_signature(sign_der(key, message));
    if (!raw) openssl::fail("SM2 signature");
    return *std::move(raw);
}

bool sm2_verify(const Sm2PublicKey& key, std::string_view message, std::string_view signature) {
    if (signature.size() != 2 * number_size) return false;
    const auto der = sm2_der_signature(signature);
    const auto state = new_state();
    EVP_PKEY_CTX* operation = nullptr;
    check(EVP_DigestVerifyInit_ex(state.get(), &operation, "SM3", nullptr, nullptr, key.handle(), nullptr),
          "SM2 signature");
    set_user_id(operation);
    const bool good =
        EVP_DigestVerify(state.get(), bytes(der), der.size(), bytes(message), message.size()) == 1;
    openssl::forget_errors();
    return good;
}

std::string sm2_der_signature(std::string_view raw) {
    if (raw.size() != 2 * number_size) throw std::invalid_argument("an SM2 signature has 64 bytes");
    const openssl::Signature signature(check(ECDSA_SIG_new(), "SM2 signature"));
    BIGNUM* r = check(BN_bin2bn(bytes(raw), number_size, nullptr), "SM2 signature");
    BIGNUM* s = check(BN_bin2bn(bytes(raw) + number_size, number_size, nullptr), "SM2 signature");
    check(ECDSA_SIG_set0(signature.get(), r, s), "SM2 signature");
    return der_of(signature.get());
}

std::optional<std::string> sm2_raw_signature(std::string_view der) {
    const auto* start = bytes(der);
    const openssl::Signature signature(d2i_ECDSA_SIG(nullptr, &start, static_cast<long>(der.size())));
    openssl::forget_errors();
    if (!signature || der_of(signature.get()) != der) return std::nullopt;
    std::string out(2 * number_size, '\0');
    const auto put = [&](const BIGNUM* number, std::size_t at) {
        return !BN_is_negative(number) && BN_bn2binpad(number, bytes(out) + at, number_size) > 0;
    };
    const bool fits =
        put(ECDSA_SIG_get0_r(signature.get()), 0) && put(ECDSA_SIG_get0_s(signature.get()), number_size);
    openssl::forget_errors();
    return fits ? std::optional(std::move(out)) : std::nullopt;
}

std::string sm2_encrypt(const Sm2PublicKey& key, std::string_view plain) {
    // One short byte may meet a key stream of zeros, which the standard forbids and OpenSSL does not notice.
    if (plain.size() < 16) throw std::invalid_argument("SM2 encrypts keys, of 16 bytes or more");
    const auto operation = operation_with(key.handle());
    check(EVP_PKEY_encrypt_init(operation.get()), "SM2 encryption");
    std::size_t size = 0;
    check(EVP_PKEY_encrypt(operation.get(), nullptr, &size, bytes(plain), plain.size()), "SM2 encryption");
    std::string out(size, '\0');
    check(EVP_PKEY_encrypt(operation.get(), bytes(out), &size, bytes(plain), plain.size()), "SM2 encryption");
    out.resize(size);
    return out;
}

std::optional<std::string> sm2_decrypt(const Sm2PrivateKey& key, std::string_view cipher) {
    const auto operation = operation_with(key.handle());
    check(EVP_PKEY_decrypt_init(operation.get()), "SM2 decryption");
    std::string out(cipher.size() + 1, '\0');  // what is inside is shorter than its wrapping
    auto size = out.size();
    const bool good = EVP_PKEY_decrypt(operation.get(), bytes(out), &size, bytes(cipher), cipher.size()) == 1;
    openssl::forget_errors();
    if (!good) return std::nullopt;
    out.resize(size);
    return out;
}

}  // namespace atrium::crypto

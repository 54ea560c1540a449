#include "crypto/ed25519.h"

#include "crypto/openssl.h"

#include <stdexcept>

namespace atrium::crypto {
namespace {

using openssl::bytes;
using openssl::check;
using Key = std::unique_ptr<EVP_PKEY, openssl::Released<EVP_PKEY_free>>;

constexpr std::size_t key_size = 32;
constexpr std::size_t signature_size = 64;

Key private_key(const Secret& seed) {
    if (seed.bytes().size() != key_size) throw std::invalid_argument("an Ed25519 seed has 32 bytes");
    return Key(check(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes(seed.bytes()), key_size),
                     "Ed25519 key"));
}

openssl::DigestState new_state() { return openssl::DigestState(check(EVP_MD_CTX_new(), "Ed25519")); }

}  // namespace

std::string ed25519_public_key(const Secret& seed) {
    const auto key = private_key(seed);
    std::string out(key_size, '\0');
    auto size = out.size();
    check(EVP_PKEY_get_raw_public_key(key.get(), bytes(out), &size), "Ed25519 key");
    return out;
}

std::string ed25519_sign(const Secret& seed, std::string_view message) {
    const auto key = private_key(seed);
    const auto state = new_state();
    check(EVP_DigestSignInit(state.get(), nullptr, nullptr, nullptr, key.get()), "Ed25519 signature");
    std::string out(signature_size, '\0');
    auto size = out.size();
    check(EVP_DigestSign(state.get(), bytes(out), &size, bytes(message), message.size()),
          "Ed25519 signature");
    return out;
}

bool ed25519_verify(std::string_view public_key, std::string_view message, std::string_view signature) {
    if (public_key.size() != key_size || signature.size() != signature_size) return false;
    const Key key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes(public_key), key_size));
    const auto state = new_state();
    const bool good = key && EVP_DigestVerifyInit(state.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
                      EVP_DigestVerify(state.get(), bytes(signature), signature.size(), bytes(message),
                                       message.size()) == 1;
    openssl::forget_errors();
    return good;
}

}  // namespace atrium::crypto

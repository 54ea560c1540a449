#pragma once

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <memory>
#include <string>
#include <string_view>

// The few lines that stand between OpenSSL's C and our values.  Included by this module's .cpp files alone.
namespace atrium::crypto::openssl {

template <auto release>
struct Released {
    template <class T>
    void operator()(T* thing) const {
        release(thing);
    }
};

using BigNumber = std::unique_ptr<BIGNUM, Released<BN_clear_free>>;
using Bio = std::unique_ptr<BIO, Released<BIO_free_all>>;
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, Released<EVP_CIPHER_CTX_free>>;
using DigestState = std::unique_ptr<EVP_MD_CTX, Released<EVP_MD_CTX_free>>;
using Group = std::unique_ptr<EC_GROUP, Released<EC_GROUP_free>>;
using KeyOperation = std::unique_ptr<EVP_PKEY_CTX, Released<EVP_PKEY_CTX_free>>;
using MacState = std::unique_ptr<EVP_MAC_CTX, Released<EVP_MAC_CTX_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Released<OSSL_PARAM_free>>;
using ParameterBuilder = std::unique_ptr<OSSL_PARAM_BLD, Released<OSSL_PARAM_BLD_free>>;
using Point = std::unique_ptr<EC_POINT, Released<EC_POINT_clear_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Released<ECDSA_SIG_free>>;

// What the library reports as impossible: a fault of the machine or of the installation, never of the user.
[[noreturn]] void fail(std::string_view what);

inline void check(int result, std::string_view what) {
    if (result != 1) fail(what);
}

template <class T>
T* check(T* made, std::string_view what) {
    if (!made) fail(what);
    return made;
}

// Forgets what OpenSSL remembers of an error that we have answered ourselves.
void forget_errors();

inline const unsigned char* bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
inline unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}  // namespace atrium::crypto::openssl

#include "crypto/hash.h"

#include "crypto/encoding.h"
#include "crypto/openssl.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/kdf.h>

#include <algorithm>

namespace atrium::crypto {
namespace {

using openssl::bytes;
using openssl::check;

// Algorithms are fetched once: each fetch costs a search through the providers.
const EVP_MD* algorithm(Hash hash) {
    static const EVP_MD* const sm3 = check(EVP_MD_fetch(nullptr, "SM3", nullptr), "SM3 is missing");
    static const EVP_MD* const sha256 = check(EVP_MD_fetch(nullptr, "SHA256", nullptr), "SHA-256 is missing");
    return hash == Hash::sm3 ? sm3 : sha256;
}

std::string hmac(const char* digest_name, std::string_view key, std::string_view message) {
    static EVP_MAC* const algorithm = check(EVP_MAC_fetch(nullptr, "HMAC", nullptr), "HMAC is missing");
    const openssl::MacState state(check(EVP_MAC_CTX_new(algorithm), "HMAC"));
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, const_cast<char*>(digest_name), 0),
        OSSL_PARAM_construct_end()};
    // A null pointer would mean "keep the key of before", so an empty key points at something.
    const auto* key_bytes = bytes(key.empty() ? std::string_view("") : key);
    check(EVP_MAC_init(state.get(), key_bytes, key.size(), parameters), "HMAC");
    check(EVP_MAC_update(state.get(), bytes(message), message.size()), "HMAC");
    std::string out(EVP_MAX_MD_SIZE, '\0');
    std::size_t size = 0;
    check(EVP_MAC_final(state.get(), bytes(out), &size, out.size()), "HMAC");
    out.resize(size);
    return out;
}

OSSL_PARAM octets(const char* name, std::string_view value) {
    return OSSL_PARAM_construct_octet_string(name, const_cast<char*>(value.data()), value.size());
}

}  // namespace

std::string_view bytes_of(const Digest& digest) {
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

std::optional<Digest> digest_from(std::string_view text) {
    Digest out;
    if (text.size() != out.size()) return std::nullopt;
    std::ranges::transform(text, out.begin(), [](char c) { return static_cast<unsigned char>(c); });
    return out;
}

std::string hex(const Digest& digest) { return hex(bytes_of(digest)); }

void Hasher::Release::operator()(evp_md_ctx_st* state) const { EVP_MD_CTX_free(state); }

Hasher::Hasher(Hash hash) : hash_(hash), state_(check(EVP_MD_CTX_new(), "digest")) { start(); }
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;
Hasher::~Hasher() = default;

void Hasher::start() { check(EVP_DigestInit_ex2(state_.get(), algorithm(hash_), nullptr), "digest"); }

Hasher& Hasher::add(std::string_view text) {
    check(EVP_DigestUpdate(state_.get(), text.data(), text.size()), "digest");
    return *this;
}

Digest Hasher::finish() {
    Digest out;
    unsigned size = 0;
    check(EVP_DigestFinal_ex(state_.get(), out.data(), &size), "digest");
    start();
    return out;
}

Digest digest(Hash hash, std::string_view text) {
    Digest out;
    unsigned size = 0;
    check(EVP_Digest(text.data(), text.size(), out.data(), &size, algorithm(hash), nullptr), "digest");
    return out;
}

Digest sm3(std::string_view text) { return digest(Hash::sm3, text); }
Digest sha256(std::string_view text) { return digest(Hash::sha256, text); }

Digest hmac_sm3(std::string_view key, std::string_view message) {
    return *digest_from(hmac("SM3", key, message));
}

std::string hmac_sha1(std::string_view key, std::string_view message) { return hmac("SHA1", key, message); }

std::string hkdf_sm3(std::string_view secret, std::string_view salt, std::string_view info,
                     std::size_t length) {
    static EVP_KDF* const algorithm = check(EVP_KDF_fetch(nullptr, "HKDF", nullptr), "HKDF is missing");
    using State = std::unique_ptr<EVP_KDF_CTX, openssl::Released<EVP_KDF_CTX_free>>;
    const State state(check(EVP_KDF_CTX_new(algorithm), "HKDF"));
    std::string digest_name = "SM3";
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest_name.data(), 0),
        octets(OSSL_KDF_PARAM_KEY, secret), octets(OSSL_KDF_PARAM_SALT, salt),
        octets(OSSL_KDF_PARAM_INFO, info), OSSL_PARAM_construct_end()};
    std::string out(length, '\0');
    check(EVP_KDF_derive(state.get(), bytes(out), out.size(), parameters), "HKDF");
    return out;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace atrium::crypto

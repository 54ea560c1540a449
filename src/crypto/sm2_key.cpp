#include "crypto/openssl.h"
#include "crypto/secret.h"
#include "crypto/sm2.h"

#include <openssl/core_names.h>
#include <openssl/obj_mac.h>
#include <openssl/pem.h>

#include <stdexcept>

namespace atrium::crypto {
namespace {

using openssl::bytes;
using openssl::check;

constexpr std::size_t number_size = 32;
constexpr std::size_t point_size = 1 + 2 * number_size;

const EC_GROUP* curve() {
    static const openssl::Group group(check(EC_GROUP_new_by_curve_name(NID_sm2), "the SM2 curve is missing"));
    return group.get();
}

// The algorithm must be named "SM2": under "EC" the same numbers would sign with ECDSA.
std::shared_ptr<evp_pkey_st> assemble(std::string_view point, const BIGNUM* number) {
    const openssl::ParameterBuilder builder(check(OSSL_PARAM_BLD_new(), "SM2 key"));
    check(OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "SM2", 0), "SM2 key");
    check(
        OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()),
        "SM2 key");
    if (number) check(OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, number), "SM2 key");
    const openssl::Parameters parameters(check(OSSL_PARAM_BLD_to_param(builder.get()), "SM2 key"));
    const openssl::KeyOperation operation(
        check(EVP_PKEY_CTX_new_from_name(nullptr, "SM2", nullptr), "SM2 key"));
    EVP_PKEY* key = nullptr;
    check(EVP_PKEY_fromdata_init(operation.get()), "SM2 key");
    const int selection = number ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY;
    if (EVP_PKEY_fromdata(operation.get(), &key, selection, parameters.get()) != 1) {
        openssl::forget_errors();
        throw std::invalid_argument("this is not an SM2 key");
    }
    return {key, EVP_PKEY_free};
}

std::string point_of(const EVP_PKEY* key) {
    std::string out(point_size, '\0');
    std::size_t size = 0;
    check(EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, bytes(out), out.size(), &size),
          "SM2 public key");
    out.resize(size);
    return out;
}

std::string point_times(const BIGNUM* number) {
    const openssl::Point point(check(EC_POINT_new(curve()), "SM2 key"));
    check(EC_POINT_mul(curve(), point.get(), number, nullptr, nullptr, nullptr), "SM2 key");
    std::string out(point_size, '\0');
    EC_POINT_point2oct(curve(), point.get(), POINT_CONVERSION_UNCOMPRESSED, bytes(out), out.size(), nullptr);
    return out;
}

openssl::BigNumber number_of(std::string_view raw) {
    return openssl::BigNumber(check(BN_bin2bn(bytes(raw), static_cast<int>(raw.size()), nullptr), "SM2 key"));
}

// GB/T 32918.1: a private key lies in 1 … n-2.
bool is_private_number(const BIGNUM* number) {
    const openssl::BigNumber limit(check(BN_dup(EC_GROUP_get0_order(curve())), "SM2 key"));
    check(BN_sub_word(limit.get(), 1), "SM2 key");
    return !BN_is_zero(number) && BN_cmp(number, limit.get()) < 0;
}

openssl::Bio reading(std::string_view text) {
    return openssl::Bio(check(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), "PEM"));
}

std::string written(const openssl::Bio& bio) {
    char* start = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &start);
    return {start, static_cast<std::size_t>(size)};
}

// Certificates and PEM files carry the same identifier for SM2 and for other curves: only the curve tells.
std::shared_ptr<evp_pkey_st> only_sm2(EVP_PKEY* read) {
    openssl::forget_errors();
    std::shared_ptr<evp_pkey_st> key(read, EVP_PKEY_free);
    if (!key || !EVP_PKEY_is_a(key.get(), "SM2"))
        throw std::invalid_argument("this is not an SM2 key in PEM");
    return key;
}

}  // namespace

Sm2PublicKey Sm2PublicKey::from_point(std::string_view point) {
    if (point.size() != point_size || point.front() != 4)
        throw std::invalid_argument("an SM2 public key has 65 bytes and begins with 04");
    const Sm2PublicKey key(assemble(point, nullptr));
    const openssl::KeyOperation operation(
        check(EVP_PKEY_CTX_new_from_pkey(nullptr, key.handle(), nullptr), "SM2 key"));
    if (EVP_PKEY_public_check(operation.get()) != 1) {
        openssl::forget_errors();
        throw std::invalid_argument("this point does not lie on the SM2 curve");
    }
    return key;
}

Sm2PublicKey Sm2PublicKey::from_pem(std::string_view spki) {
    const auto bio = reading(spki);
    return from_point(point_of(only_sm2(PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr)).get()));
}

std::string Sm2PublicKey::point() const { return point_of(handle()); }

std::string Sm2PublicKey::pem() const {
    const openssl::Bio bio(check(BIO_new(BIO_s_mem()), "PEM"));
    check(PEM_write_bio_PUBKEY(bio.get(), handle()), "PEM");
    return written(bio);
}

Sm2PrivateKey Sm2PrivateKey::generate(Random& random) {
    for (;;) {
        const Secret candidate(random.bytes(number_size));
        if (is_private_number(number_of(candidate.bytes()).get())) return from_raw(candidate.bytes());
    }
}

Sm2PrivateKey Sm2PrivateKey::from_raw(std::string_view raw) {
    if (raw.size() != number_size) throw std::invalid_argument("an SM2 private key has 32 bytes");
    const auto number = number_of(raw);
    if (!is_private_number(number.get())) throw std::invalid_argument("an SM2 private key lies in 1 … n-2");
    return Sm2PrivateKey(assemble(point_times(number.get()), number.get()));
}

// Rebuilt from the number alone, so that a file cannot bring a public key that belongs to another one.
Sm2PrivateKey Sm2PrivateKey::from_pem(std::string_view pkcs8) {
    const auto bio = reading(pkcs8);
    const Sm2PrivateKey read(only_sm2(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr)));
    const Secret number(read.raw());
    return from_raw(number.bytes());
}

std::string Sm2PrivateKey::raw() const {
    BIGNUM* number = nullptr;
    check(EVP_PKEY_get_bn_param(handle(), OSSL_PKEY_PARAM_PRIV_KEY, &number), "SM2 private key");
    const openssl::BigNumber owned(number);
    std::string out(number_size, '\0');
    if (BN_bn2binpad(number, bytes(out), static_cast<int>(out.size())) < 0) openssl::fail("SM2 private key");
    return out;
}

std::string Sm2PrivateKey::pem() const {
    const openssl::Bio bio(check(BIO_new(BIO_s_secmem()), "PEM"));
    check(PEM_write_bio_PKCS8PrivateKey(bio.get(), handle(), nullptr, nullptr, 0, nullptr, nullptr), "PEM");
    return written(bio);
}

Sm2PublicKey Sm2PrivateKey::public_key() const { return Sm2PublicKey::from_point(point_of(handle())); }

}  // namespace atrium::crypto

#include "crypto/sm2.h"

#include "crypto/encoding.h"
#include "crypto/openssl.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <botan/auto_rng.h>
#include <botan/pubkey.h>
#include <botan/sm2.h>
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <openssl/obj_mac.h>
#include <openssl/pem.h>

#include <stdexcept>

namespace atrium::crypto {
namespace {

// GB/T 32918.5, annex A: the example on the recommended curve.
constexpr std::string_view example_number =
    "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8";
constexpr std::string_view example_point =
    "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
    "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13";
constexpr std::string_view example_signature =
    "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
    "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";
constexpr std::string_view order_minus_2 = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54121";
constexpr std::string_view order_minus_1 = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54122";

std::string unhex(std::string_view digits) { return from_hex(digits).value(); }

Sm2PrivateKey example_key() { return Sm2PrivateKey::from_raw(unhex(example_number)); }

const std::uint8_t* u8(std::string_view text) { return reinterpret_cast<const std::uint8_t*>(text.data()); }

template <class Bytes>
std::string text(const Bytes& bytes) {
    return {bytes.begin(), bytes.end()};
}

Botan::SM2_PrivateKey botan_key(const Sm2PrivateKey& key, Botan::RandomNumberGenerator& rng) {
    return {rng, Botan::EC_Group("sm2p256v1"), Botan::BigInt(u8(key.raw()), 32)};
}

// What somebody gets who uses OpenSSL without thinking of the user ID.
std::string sign_without_id(const Sm2PrivateKey& key, std::string_view message) {
    const openssl::DigestState state(EVP_MD_CTX_new());
    REQUIRE(EVP_DigestSignInit_ex(state.get(), nullptr, "SM3", nullptr, nullptr, key.handle(), nullptr) == 1);
    std::string out(80, '\0');
    auto size = out.size();
    REQUIRE(EVP_DigestSign(state.get(), openssl::bytes(out), &size, openssl::bytes(message),
                           message.size()) == 1);
    out.resize(size);
    return out;
}

std::string pem_of_another_curve() {
    EVP_PKEY* const key = EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256");
    const openssl::Bio bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PUBKEY(bio.get(), key);
    EVP_PKEY_free(key);
    char* start = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &start);
    return {start, static_cast<std::size_t>(size)};
}

}  // namespace

TEST_CASE("the signature printed in GB/T 32918.5 verifies under the standard user ID") {
    const auto key = Sm2PublicKey::from_point(unhex(example_point));
    CHECK(sm2_verify(key, "message digest", unhex(example_signature)));
    CHECK_FALSE(sm2_verify(key, "message digesT", unhex(example_signature)));
    CHECK(example_key().public_key() == key);
}

TEST_CASE("a signature made without a user ID is not ours") {
    const auto key = example_key();
    const auto raw = sm2_raw_signature(sign_without_id(key, "文字"));
    REQUIRE(raw);
    CHECK_FALSE(sm2_verify(key.public_key(), "文字", *raw));
    CHECK(sm2_verify(key.public_key(), "文字", sm2_sign(key, "文字")));
}

TEST_CASE("signatures and keys survive every form they are written in") {
    const auto seeded = seeded_random(7);
    CHECK(rc::check([&](const std::string& message) {
        const auto key = Sm2PrivateKey::generate(*seeded);
        const auto signature = sm2_sign(key, message);
        RC_ASSERT(signature.size() == 64U);
        RC_ASSERT(sm2_raw_signature(sm2_der_signature(signature)) == signature);
        RC_ASSERT(sm2_verify(Sm2PublicKey::from_pem(key.public_key().pem()), message, signature));
        RC_ASSERT(Sm2PrivateKey::from_pem(key.pem()).raw() == key.raw());
        RC_ASSERT(Sm2PublicKey::from_point(key.public_key().point()) == key.public_key());
    }));
}

TEST_CASE("one flipped bit of message, signature or key refuses") {
    const auto key = example_key();
    const std::string message = "电子证照";
    const auto signature = sm2_sign(key, message);
    CHECK(rc::check([&] {
        auto bent = signature;
        const auto bit = *rc::gen::inRange<std::size_t>(0, bent.size() * 8);
        bent[bit / 8] = static_cast<char>(bent[bit / 8] ^ 1 << bit % 8);
        RC_ASSERT_FALSE(sm2_verify(key.public_key(), message, bent));
    }));
    for (const auto size : {0U, 1U, 63U, 65U, 72U})
        CHECK_FALSE(sm2_verify(key.public_key(), message, std::string(size, 'x')));
    CHECK_FALSE(sm2_verify(key.public_key(), message, std::string(64, '\0')));
}

TEST_CASE("a DER signature is read in its one strict form") {
    const auto der = sm2_der_signature(unhex(example_signature));
    CHECK(sm2_raw_signature(der) == unhex(example_signature));
    CHECK_FALSE(sm2_raw_signature(der + "x"));
    CHECK_FALSE(sm2_raw_signature(der.substr(0, der.size() - 1)));
    CHECK_FALSE(sm2_raw_signature(""));
    CHECK_FALSE(sm2_raw_signature(unhex("3006020200010201ff")));  // a number with a useless leading zero
    CHECK_FALSE(sm2_raw_signature(unhex("30060201ff020101")));    // a negative number
    CHECK(sm2_raw_signature(sm2_der_signature(std::string(63, '\0') + '\1')) == std::string(63, '\0') + '\1');
}

TEST_CASE("private keys lie in 1 … n-2, and public keys on the curve") {
    CHECK_NOTHROW(Sm2PrivateKey::from_raw(unhex(order_minus_2)));
    CHECK_THROWS_AS(Sm2PrivateKey::from_raw(unhex(order_minus_1)), std::invalid_argument);
    CHECK_THROWS_AS(Sm2PrivateKey::from_raw(std::string(32, '\0')), std::invalid_argument);
    CHECK_THROWS_AS(Sm2PrivateKey::from_raw(std::string(32, '\xff')), std::invalid_argument);
    CHECK_THROWS_AS(Sm2PrivateKey::from_raw("short"), std::invalid_argument);
    auto off_curve = unhex(example_point);
    off_curve.back() = static_cast<char>(off_curve.back() ^ 1);
    CHECK_THROWS_AS(Sm2PublicKey::from_point(off_curve), std::invalid_argument);
    CHECK_THROWS_AS(Sm2PublicKey::from_point(std::string(1, '\0')), std::invalid_argument);
    CHECK_THROWS_AS(Sm2PublicKey::from_point(""), std::invalid_argument);
}

TEST_CASE("a key of another curve is not taken for SM2") {
    CHECK_THROWS_AS(Sm2PublicKey::from_pem(pem_of_another_curve()), std::invalid_argument);
    CHECK_THROWS_AS(Sm2PublicKey::from_pem("-----BEGIN PUBLIC KEY-----\nAA==\n-----END PUBLIC KEY-----\n"),
                    std::invalid_argument);
    CHECK_THROWS_AS(Sm2PrivateKey::from_pem(""), std::invalid_argument);
}

TEST_CASE("a second implementation signs for us and verifies ours") {
    Botan::AutoSeeded_RNG rng;
    const auto seeded = seeded_random(11);
    CHECK(rc::check([&](const std::string& message) {
        const auto key = Sm2PrivateKey::generate(*seeded);
        const auto other = botan_key(key, rng);
        const std::string parameters = std::string(sm2_user_id) + ",SM3";
        Botan::PK_Verifier verifier(other, parameters);
        const auto ours = sm2_sign(key, message);
        RC_ASSERT(verifier.verify_message(u8(message), message.size(), u8(ours), ours.size()));
        Botan::PK_Signer signer(other, rng, parameters);
        const auto theirs = text(signer.sign_message(u8(message), message.size(), rng));
        RC_ASSERT(sm2_verify(key.public_key(), message, theirs));
    }));
}

TEST_CASE("a second implementation opens our ciphertexts and we open its") {
    Botan::AutoSeeded_RNG rng;
    const auto key = example_key();
    const auto other = botan_key(key, rng);
    const std::string plain(48, 'k');
    Botan::PK_Decryptor_EME decryptor(other, rng, "SM3");
    const auto ours = sm2_encrypt(key.public_key(), plain);
    CHECK(text(decryptor.decrypt(u8(ours), ours.size())) == plain);
    Botan::PK_Encryptor_EME encryptor(other, rng, "SM3");
    const auto theirs = text(encryptor.encrypt(u8(plain), plain.size(), rng));
    CHECK(sm2_decrypt(key, theirs) == plain);
}

TEST_CASE("a ciphertext with any byte changed does not open") {
    const auto key = example_key();
    const auto cipher = sm2_encrypt(key.public_key(), std::string(32, 'k'));
    REQUIRE(sm2_decrypt(key, cipher) == std::string(32, 'k'));
    for (std::size_t at = 0; at < cipher.size(); ++at) {
        auto bent = cipher;
        bent[at] = static_cast<char>(bent[at] ^ 0x40);
        CHECK_FALSE(sm2_decrypt(key, bent));
    }
    CHECK_FALSE(sm2_decrypt(key, ""));
    CHECK_THROWS_AS(sm2_encrypt(key.public_key(), "short"), std::invalid_argument);
}

}  // namespace atrium::crypto

#include "crypto/hash.h"

#include "crypto/encoding.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <botan/hash.h>
#include <botan/kdf.h>
#include <botan/mac.h>
#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace atrium::crypto {
namespace {

template <class Bytes>
std::string text(const Bytes& bytes) {
    return {bytes.begin(), bytes.end()};
}

std::string unhex(std::string_view digits) { return from_hex(digits).value(); }

}  // namespace

TEST_CASE("SM3 gives the two examples of GB/T 32905") {
    CHECK(hex(sm3("abc")) == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    std::string sixteen_times;
    for (int i = 0; i < 16; ++i) sixteen_times += "abcd";
    CHECK(hex(sm3(sixteen_times)) == "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
}

TEST_CASE("SHA-256 gives the example of FIPS 180") {
    CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("a digest in pieces is the digest of the whole, and the hasher can be used again") {
    CHECK(rc::check([](const std::vector<std::string>& pieces) {
        Hasher hasher;
        for (int round = 0; round < 2; ++round) {
            std::string whole;
            for (const auto& piece : pieces) {
                hasher.add(piece);
                whole += piece;
            }
            RC_ASSERT(hasher.finish() == sm3(whole));
        }
    }));
}

TEST_CASE("a second implementation agrees on SM3, HMAC-SM3 and HKDF-SM3") {
    CHECK(rc::check([](const std::string& key, const std::string& message) {
        RC_ASSERT(text(Botan::HashFunction::create_or_throw("SM3")->process(message)) ==
                  bytes_of(sm3(message)));
        const auto mac = Botan::MessageAuthenticationCode::create_or_throw("HMAC(SM3)");
        mac->set_key(reinterpret_cast<const std::uint8_t*>(key.data()), key.size());
        mac->update(message);
        RC_ASSERT(text(mac->final()) == bytes_of(hmac_sm3(key, message)));
        const auto kdf = Botan::KDF::create_or_throw("HKDF(SM3)");
        const std::vector<std::uint8_t> secret(key.begin(), key.end()), salt{1, 2, 3},
            label(message.begin(), message.end());
        RC_ASSERT(text(kdf->derive_key(70, secret, salt, label)) ==
                  hkdf_sm3(key, std::string("\1\2\3"), message, 70));
    }));
}

TEST_CASE("HMAC-SHA1 gives the first case of RFC 2202") {
    CHECK(hex(hmac_sha1(std::string(20, '\x0b'), "Hi There")) == "b617318655057264e28bc0b6fb378c8ef146be00");
}

TEST_CASE("a digest is 32 bytes and nothing else") {
    CHECK_FALSE(digest_from(""));
    CHECK_FALSE(digest_from(std::string(31, 'x')));
    CHECK_FALSE(digest_from(std::string(33, 'x')));
    CHECK(digest_from(bytes_of(sm3("abc"))) == sm3("abc"));
    CHECK(bytes_of(sm3("")) == unhex("1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"));
}

TEST_CASE("comparing in constant time compares") {
    CHECK(equal_in_constant_time("same", "same"));
    CHECK_FALSE(equal_in_constant_time("same", "sam"));
    CHECK_FALSE(equal_in_constant_time("same", "sama"));
    CHECK(equal_in_constant_time("", ""));
}

}  // namespace atrium::crypto

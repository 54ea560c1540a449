#include "crypto/sm4.h"

#include "crypto/encoding.h"
#include "crypto/hash.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <botan/cipher_mode.h>
#include <botan/mac.h>
#include <botan/stream_cipher.h>
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <set>
#include <stdexcept>

namespace atrium::crypto {
namespace {

const std::string key(32, 'k');

const std::uint8_t* u8(std::string_view text) { return reinterpret_cast<const std::uint8_t*>(text.data()); }

std::string botan_ctr(const std::string& cipher_key, const std::string& first_block, std::string text) {
    const auto cipher = Botan::StreamCipher::create_or_throw("CTR-BE(SM4)");
    cipher->set_key(u8(cipher_key), cipher_key.size());
    cipher->set_iv(u8(first_block), first_block.size());
    cipher->cipher1(reinterpret_cast<std::uint8_t*>(text.data()), text.size());
    return text;
}

}  // namespace

TEST_CASE("SM4 gives the example of GB/T 32907") {
    // One block of counter mode over zeros is the block cipher itself.
    const auto block = from_hex("0123456789abcdeffedcba9876543210").value();
    CHECK(hex(sm4_ctr(block, block, std::string(16, '\0'))) == "681edf34d206965e86b3e94f536e4246");
}

TEST_CASE("a second implementation agrees on SM4-CTR, across the carry of the counter too") {
    CHECK(rc::check([](const std::string& text) {
        const auto cipher_key = *rc::gen::container<std::string>(16, rc::gen::arbitrary<char>());
        const auto first = *rc::gen::container<std::string>(16, rc::gen::arbitrary<char>());
        RC_ASSERT(sm4_ctr(cipher_key, first, text) == botan_ctr(cipher_key, first, text));
    }));
    const std::string last_block(16, '\xff'), long_text(100, 't'), cipher_key(16, 'c');
    CHECK(sm4_ctr(cipher_key, last_block, long_text) == botan_ctr(cipher_key, last_block, long_text));
}

TEST_CASE("an envelope can be opened by its description alone") {
    auto& random = system_random();
    const auto sealed = seal(key, "公民身份号码", "number", random);
    const auto nonce = sealed.substr(1, 16), cipher = sealed.substr(17, sealed.size() - 49);
    const auto keys = hkdf_sm3(key, nonce, "atrium/sm4-ctr+hmac-sm3/1", 64);
    CHECK(botan_ctr(keys.substr(0, 16), keys.substr(16, 16), cipher) == "公民身份号码");
    const auto mac = Botan::MessageAuthenticationCode::create_or_throw("HMAC(SM3)");
    mac->set_key(u8(keys) + 32, 32);
    mac->update(sealed.substr(0, 17) + std::string("\0\0\0\0\0\0\0\6", 8) + "number" + cipher);
    const auto tag = mac->final();
    CHECK(std::string(tag.begin(), tag.end()) == sealed.substr(sealed.size() - 32));
}

TEST_CASE("what is sealed opens with the same key and associated data, and only so") {
    auto& random = system_random();
    CHECK(rc::check([&](const std::string& plain, const std::string& associated) {
        const auto sealed = seal(key, plain, associated, random);
        RC_ASSERT(open_sealed(key, sealed, associated) == plain);
        RC_ASSERT_FALSE(open_sealed(key, sealed, associated + "x"));
        RC_ASSERT_FALSE(open_sealed(std::string(32, 'K'), sealed, associated));
        auto bent = sealed;
        const auto bit = *rc::gen::inRange<std::size_t>(0, bent.size() * 8);
        bent[bit / 8] = static_cast<char>(bent[bit / 8] ^ 1 << bit % 8);
        RC_ASSERT_FALSE(open_sealed(key, bent, associated));
    }));
}

TEST_CASE("every byte of an envelope counts, and none may be missing or added") {
    const auto sealed = seal(key, "plain", "for whom", system_random());
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        auto bent = sealed;
        bent[at] = static_cast<char>(bent[at] ^ 0x80);
        CHECK_FALSE(open_sealed(key, bent, "for whom"));
        CHECK_FALSE(open_sealed(key, sealed.substr(0, at), "for whom"));
    }
    CHECK_FALSE(open_sealed(key, sealed + "x", "for whom"));
}

TEST_CASE("the same text is sealed differently each time") {
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) seen.insert(seal(key, "same", "", system_random()));
    CHECK(seen.size() == 100);
}

TEST_CASE("keys too short to be keys are refused") {
    CHECK_THROWS_AS(seal("short", "x", "", system_random()), std::invalid_argument);
    CHECK_THROWS_AS(sm4_ctr("short", std::string(16, '\0'), "x"), std::invalid_argument);
}

}  // namespace atrium::crypto

#include "crypto/ed25519.h"

#include "crypto/encoding.h"
#include "crypto/signer.h"
#include "crypto/sm2.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <stdexcept>

namespace atrium::crypto {

TEST_CASE("Ed25519 gives the second example of RFC 8032") {
    const Secret seed(from_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb").value());
    CHECK(hex(ed25519_public_key(seed)) ==
          "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    CHECK(hex(ed25519_sign(seed, "\x72")) ==
          "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
          "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    CHECK_THROWS_AS(ed25519_sign(Secret("short"), "x"), std::invalid_argument);
}

TEST_CASE("signers of both algorithms verify with their public key and no other bytes") {
    const auto seeded = seeded_random(3);
    for (const auto algorithm : {SignatureAlgorithm::sm2, SignatureAlgorithm::ed25519}) {
        const Secret key(Sm2PrivateKey::generate(*seeded).raw());
        const auto signer = key_signer(algorithm, "ledger-1", key);
        CHECK(signer->key_id() == "ledger-1");
        CHECK(signer->algorithm() == algorithm);
        const auto signature = signer->sign("检查点");
        CHECK(signature.size() == 64);
        CHECK(verify_signature(algorithm, signer->public_key(), "检查点", signature));
        CHECK_FALSE(verify_signature(algorithm, signer->public_key(), "检查站", signature));
        CHECK_FALSE(verify_signature(algorithm, std::string(65, '\4'), "检查点", signature));
        CHECK_FALSE(verify_signature(algorithm, "", "检查点", signature));
        CHECK(rc::check([&] {
            auto bent = signature;
            const auto bit = *rc::gen::inRange<std::size_t>(0, bent.size() * 8);
            bent[bit / 8] = static_cast<char>(bent[bit / 8] ^ 1 << bit % 8);
            RC_ASSERT_FALSE(verify_signature(algorithm, signer->public_key(), "检查点", bent));
        }));
    }
}

TEST_CASE("a secret leaves nothing behind where it was moved from") {
    Secret first(std::string(8, 'k'));
    const Secret second(std::move(first));
    CHECK(second.bytes() == "kkkkkkkk");
    CHECK(first.bytes().empty());
}

}  // namespace atrium::crypto

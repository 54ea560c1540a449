#include "crypto/totp.h"

#include "crypto/encoding.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium::crypto {
namespace {

const std::string secret = "12345678901234567890";

Instant at(std::int64_t seconds) { return {seconds * 1'000'000}; }

}  // namespace

TEST_CASE("the codes of RFC 6238, appendix B, come out") {
    // The appendix prints eight digits; an authenticator shows the last six.
    CHECK(totp_code(secret, totp_step(at(59))) == "287082");
    CHECK(totp_code(secret, totp_step(at(1'111'111'109))) == "081804");
    CHECK(totp_code(secret, totp_step(at(1'111'111'111))) == "050471");
    CHECK(totp_code(secret, totp_step(at(1'234'567'890))) == "005924");
    CHECK(totp_code(secret, totp_step(at(2'000'000'000))) == "279037");
    CHECK(totp_code(secret, totp_step(at(20'000'000'000))) == "353130");
}

TEST_CASE("a clock may be half a minute wrong, not more") {
    const auto now = at(1'700'000'010);
    const auto step = totp_step(now);
    for (const auto near : {-1, 0, 1})
        CHECK(matching_totp_step(secret, totp_code(secret, step + near), now, 0) == step + near);
    for (const auto far : {-2, 2})
        CHECK_FALSE(matching_totp_step(secret, totp_code(secret, step + far), now, 0));
}

TEST_CASE("a code works once") {
    const auto now = at(1'700'000'010);
    const auto used = matching_totp_step(secret, totp_code(secret, totp_step(now)), now, 0);
    REQUIRE(used);
    CHECK_FALSE(matching_totp_step(secret, totp_code(secret, *used), now, *used));
    CHECK_FALSE(matching_totp_step(secret, totp_code(secret, *used - 1), now, *used));
    CHECK(matching_totp_step(secret, totp_code(secret, *used + 1), now, *used) == *used + 1);
}

TEST_CASE("what is not six right digits is no code") {
    const auto now = at(59);
    for (const auto* wrong : {"", "287083", "28708", "2870820", "94287082", " 287082", "28708２"})
        CHECK_FALSE(matching_totp_step(secret, wrong, now, -10));
}

TEST_CASE("an authenticator reads issuer, account and secret from the address") {
    CHECK(otpauth_uri("胶州", "li na@1", secret) ==
          "otpauth://totp/%E8%83%B6%E5%B7%9E:li%20na%401?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
          "&issuer=%E8%83%B6%E5%B7%9E&algorithm=SHA1&digits=6&period=30");
    CHECK(new_totp_secret(system_random()).size() == 20);
}

}  // namespace atrium::crypto

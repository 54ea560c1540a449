#include "crypto/encoding.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace atrium::crypto {

TEST_CASE("the vectors of RFC 4648 come out and go back in") {
    CHECK(base64("") == "");
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foobar") == "Zm9vYmFy");
    CHECK(base32("fooba") == "MZXW6YTB");
    CHECK(base32("foob") == "MZXW6YQ");
    CHECK(hex("foobar") == "666f6f626172");
    CHECK(base64url("\xfb\xff") == "-_8");
    CHECK(from_base64("Zm8=") == "fo");
    CHECK(from_base32("MZXW6YQ") == "foob");
}

TEST_CASE("bytes have one spelling, every other is refused") {
    for (const auto* wrong : {"Zg=", "Zg", "Zg===", "Zh==", "Zm9=", "Zg==\n", "Z g=", "====", "A===", "-_8="})
        CHECK_FALSE(from_base64(wrong));
    for (const auto* wrong : {"A", "AB", "-_9", "+/8", "AA=="}) CHECK_FALSE(from_base64url(wrong));
    for (const auto* wrong : {"6", "6F", "0x", "6g"}) CHECK_FALSE(from_hex(wrong));
    for (const auto* wrong : {"A", "mzxw", "MZXW6YR", "10"}) CHECK_FALSE(from_base32(wrong));
}

TEST_CASE("whatever bytes are spelled are read again") {
    CHECK(rc::check([](const std::string& bytes) {
        RC_ASSERT(from_base64(base64(bytes)) == bytes);
        RC_ASSERT(from_base64url(base64url(bytes)) == bytes);
        RC_ASSERT(from_base32(base32(bytes)) == bytes);
        RC_ASSERT(from_hex(hex(bytes)) == bytes);
    }));
}

}  // namespace atrium::crypto

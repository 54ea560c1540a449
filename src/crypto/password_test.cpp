#include "crypto/password.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

#include <thread>
#include <vector>

namespace atrium::crypto {

TEST_CASE("a password is kept as Argon2id in PHC form and recognised again") {
    const auto hash = hash_password("正确的马电池订书针", system_random());
    CHECK(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    CHECK(verify_password(hash, "正确的马电池订书针"));
    CHECK_FALSE(verify_password(hash, "正确的马电池订书"));
    CHECK_FALSE(verify_password(hash, ""));
    CHECK(hash != hash_password("正确的马电池订书针", system_random()));
}

TEST_CASE("what is no hash matches no password") {
    for (const auto* wrong : {"", "$argon2id$", "plain", "$argon2i$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA"})
        CHECK_FALSE(verify_password(wrong, "plain"));
}

TEST_CASE("a hash with other parameters is made anew at the next sign-in") {
    CHECK_FALSE(needs_rehash(hash_password("x", system_random())));
    CHECK(needs_rehash("$argon2id$v=19$m=4096,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaA"));
    CHECK(needs_rehash("$argon2i$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaA"));
    CHECK(needs_rehash(""));
}

TEST_CASE("never more than two run at once") {
    std::vector<std::jthread> rush;
    for (int i = 0; i < 6; ++i)
        rush.emplace_back([] { CHECK_FALSE(hash_password("x", system_random()).empty()); });
    rush.clear();
    CHECK(password_load().most_at_once <= 2);
    CHECK(password_load().running == 0);
    CHECK(password_load().waiting == 0);
}

TEST_CASE("a passphrase gives the same key with the same salt alone") {
    const std::string salt(16, 's');
    const auto key = stretched_passphrase("passphrase", salt);
    CHECK(key.bytes().size() == 32);
    CHECK(key.bytes() == stretched_passphrase("passphrase", salt).bytes());
    CHECK(key.bytes() != stretched_passphrase("passphrase", std::string(16, 't')).bytes());
}

}  // namespace atrium::crypto

#include "crypto/number_vault.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <filesystem>
#include <stdexcept>

namespace atrium::crypto {
namespace {

struct Place {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("atrium-vault-" + system_random().token());
    KeyFolder folder{path, Secret(std::string(32, 'r'))};
    Place() { folder.create_missing(system_random(), Instant{1}); }
    ~Place() { std::filesystem::remove_all(path); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
};

const std::string number = "11010519491231002X";

}  // namespace

TEST_CASE("a number has one normal form however it was typed") {
    CHECK(normal_number(NumberKind::citizen_id, "110105 1949-1231 002x") == number);
    CHECK(normal_number(NumberKind::citizen_id, "１１０１０５１９４９１２３１００２Ｘ　") == number);
    CHECK(normal_number(NumberKind::phone, "+86 138-0000-0001") == "13800000001");
    CHECK(normal_number(NumberKind::phone, "0086 13800000001") == "13800000001");
    CHECK(normal_number(NumberKind::phone, "＋８６１３８０００００００１") == "13800000001");
    CHECK(normal_number(NumberKind::phone, "0532-87210000") == "053287210000");
    CHECK(normal_number(NumberKind::phone, "86") == "86");
    CHECK(normal_number(NumberKind::passport, "e12345678") == "E12345678");
    CHECK(normal_number(NumberKind::passport, "中\xEF\xBC") == "中\xEF\xBC");
}

TEST_CASE("a stored number opens again, and each time it is stored it looks different") {
    const Place place;
    const NumberVault vault(place.folder);
    const auto first = vault.encrypt(NumberKind::citizen_id, number, system_random());
    const auto second =
        vault.encrypt(NumberKind::citizen_id, "１１０１０５１９４９１２３１００２x", system_random());
    CHECK(first != second);
    CHECK(first.starts_with("1."));
    CHECK(first.find(number) == std::string::npos);
    CHECK(vault.decrypt(NumberKind::citizen_id, first) == number);
    CHECK(vault.decrypt(NumberKind::citizen_id, second) == number);
}

TEST_CASE("a stored number that was touched, or is of another kind, does not open") {
    const Place place;
    const NumberVault vault(place.folder);
    const auto stored = vault.encrypt(NumberKind::phone, "13800000001", system_random());
    CHECK_THROWS_AS(vault.decrypt(NumberKind::citizen_id, stored), std::runtime_error);
    for (std::size_t at = 0; at < stored.size(); ++at) {
        auto bent = stored;
        bent[at] = bent[at] == 'A' ? 'B' : 'A';
        CHECK_THROWS_AS(vault.decrypt(NumberKind::phone, bent), std::runtime_error);
    }
    for (const auto* wrong : {"", ".", "1.", "7.AAAA", "13800000001"})
        CHECK_THROWS_AS(vault.decrypt(NumberKind::phone, wrong), std::runtime_error);
}

TEST_CASE("the index finds a number by its normal form, and kinds are kept apart") {
    const Place place;
    const NumberVault vault(place.folder);
    CHECK(vault.index(NumberKind::citizen_id, number) ==
          vault.index(NumberKind::citizen_id, "11010519491231002x"));
    CHECK(vault.index(NumberKind::citizen_id, number) != vault.index(NumberKind::passport, number));
    CHECK(vault.index(NumberKind::citizen_id, number).size() == 64);
    const Place elsewhere;
    CHECK(vault.index(NumberKind::phone, "1") != NumberVault(elsewhere.folder).index(NumberKind::phone, "1"));
}

TEST_CASE("a rotation changes what is written and still reads and finds what was") {
    Place place;
    const NumberVault before(place.folder);
    const auto stored = before.encrypt(NumberKind::phone, "13800000001", system_random());
    const auto index = before.index(NumberKind::phone, "13800000001");
    place.folder.rotate(KeyPurpose::number_encryption, system_random(), Instant{2});
    place.folder.rotate(KeyPurpose::number_index, system_random(), Instant{2});
    const NumberVault after(place.folder);
    CHECK(after.decrypt(NumberKind::phone, stored) == "13800000001");
    CHECK(before.is_current(stored));
    CHECK_FALSE(after.is_current(stored));
    CHECK(after.encrypt(NumberKind::phone, "13800000001", system_random()).starts_with("2."));
    CHECK(after.index(NumberKind::phone, "13800000001") != index);
    CHECK(after.indexes(NumberKind::phone, "13800000001") ==
          std::vector{after.index(NumberKind::phone, "13800000001"), index});
}

TEST_CASE("whatever text is stored comes back in normal form") {
    const Place place;
    const NumberVault vault(place.folder);
    CHECK(rc::check([&](const std::string& text) {
        const auto kind = *rc::gen::element(NumberKind::citizen_id, NumberKind::passport, NumberKind::phone);
        RC_ASSERT(vault.decrypt(kind, vault.encrypt(kind, text, system_random())) ==
                  normal_number(kind, text));
    }));
}

TEST_CASE("a session's token is stored as its keyed digest") {
    Place place;
    const TokenIndex before(place.folder);
    const auto token = system_random().token();
    const auto stored = before.of(token);
    CHECK(stored.size() == 64);
    CHECK(stored.find(token) == std::string::npos);
    CHECK(before.of(token + "x") != stored);
    place.folder.rotate(KeyPurpose::session_index, system_random(), Instant{2});
    const TokenIndex after(place.folder);
    CHECK(after.of(token) != stored);
    CHECK(after.all_of(token) == std::vector{after.of(token), stored});
}

}  // namespace atrium::crypto

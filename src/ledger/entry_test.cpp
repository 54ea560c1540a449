#include "ledger/entry.h"

#include "crypto/encoding.h"
#include "ledger/commitment.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <stdexcept>

namespace atrium::ledger {
namespace {

const std::string salt = "sixteen bytes of";
const json::object event{{"act", "cases/decide"},
                         {"actor", json::object{{"name", "王某"}, {"post", 7}}},
                         {"reason", "符合法定条件"},
                         {"at", 1'700'000'000'000'000}};

Entry entry() {
    return {"cases/decide", {1'700'000'000'000'000}, commitment(salt, event), "case/0H5K3M9TQ2A4B"};
}

}  // namespace

TEST_CASE("a leaf is four members in canonical bytes, and is read back from them alone") {
    CHECK(entry_bytes(entry()) == R"({"act":"cases/decide","at":1700000000000000,"commitment":")" +
                                      crypto::hex(entry().commitment) +
                                      R"(","subject":"case/0H5K3M9TQ2A4B"})");
    CHECK(entry_from(entry_object(entry())) == entry());
    for (const auto* member : {"act", "at", "commitment", "subject"}) {
        auto without = entry_object(entry());
        without.erase(member);
        CHECK_FALSE(entry_from(without));
        auto wrong = entry_object(entry());
        wrong[member] = json::array{};
        CHECK_FALSE(entry_from(wrong));
    }
    auto more = entry_object(entry());
    more["name"] = "x";
    CHECK_FALSE(entry_from(more));
    CHECK_FALSE(entry_from(json::array{}));
}

TEST_CASE("a person's name finds no room in a leaf") {
    for (const auto* wrong : {"", "王某", "case 1", "case\n", "caf\xc3\xa9"}) {
        auto bent = entry();
        bent.subject = wrong;
        CHECK_THROWS_AS(entry_bytes(bent), std::invalid_argument);
        auto object = entry_object(entry());
        object["subject"] = wrong;
        CHECK_FALSE(entry_from(object));
    }
    auto long_one = entry();
    long_one.act.assign(129, 'a');
    CHECK_THROWS_AS(entry_bytes(long_one), std::invalid_argument);
}

}  // namespace atrium::ledger

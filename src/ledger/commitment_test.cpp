#include "ledger/commitment.h"

#include "crypto/encoding.h"
#include "ledger/canonical.h"

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

}  // namespace

TEST_CASE("a commitment is computed as the README says") {
    const auto digest_of = [&](std::string_view name) {
        const auto own = crypto::sm3("\x04" + salt + std::string(1, '\0') + static_cast<char>(name.size()) +
                                     std::string(name));
        return crypto::hex(
            crypto::sm3("\x03" + std::string(crypto::bytes_of(own)) + canonical(event.at(name))));
    };
    const auto digests = R"({"act":")" + digest_of("act") + R"(","actor":")" + digest_of("actor") +
                         R"(","at":")" + digest_of("at") + R"(","reason":")" + digest_of("reason") + R"("})";
    CHECK(commitment(salt, event) == crypto::sm3("\x02" + digests));
}

TEST_CASE("an opening leads to the commitment, whatever it shows, and hides what it does not") {
    const std::vector<std::string> nothing, some{"act", "reason"};
    for (const auto& opened :
         {opening(salt, event, nothing), opening(salt, event, some), opening(salt, event)})
        CHECK(commitment_from(opened) == commitment(salt, event));
    const auto opened = opening(salt, event, some);
    CHECK(shown_fields(opened) == json::object{{"act", "cases/decide"}, {"reason", "符合法定条件"}});
    CHECK(canonical(opened).find("王某") == std::string::npos);
    CHECK(shown_fields(opening(salt, event)) == event);
}

TEST_CASE("another value, name or salt leads to another commitment") {
    auto other = event;
    other["reason"] = "不符合法定条件";
    CHECK(commitment(salt, other) != commitment(salt, event));
    other = event;
    other["extra"] = nullptr;
    CHECK(commitment(salt, other) != commitment(salt, event));
    CHECK(commitment("sixteen bytes oF", event) != commitment(salt, event));
    CHECK_THROWS_AS(commitment("short", event), std::invalid_argument);
    CHECK_THROWS_AS(commitment(salt, json::object{{"ratio", 0.5}}), std::invalid_argument);
    CHECK(new_salt(system_random()).size() == salt_size);
}

TEST_CASE("the order of an event's members does not matter, its content does") {
    CHECK(rc::check([](const std::map<std::string, std::int64_t>& members) {
        json::object forward, backward;
        for (auto m = members.begin(); m != members.end(); ++m)
            forward.emplace(crypto::hex(m->first), m->second);
        for (auto m = members.rbegin(); m != members.rend(); ++m)
            backward.emplace(crypto::hex(m->first), m->second);
        RC_ASSERT(commitment(salt, forward) == commitment(salt, backward));
        RC_ASSERT(commitment_from(opening(salt, backward)) == commitment(salt, forward));
    }));
}

TEST_CASE("what is not an opening leads nowhere") {
    const json::value field = json::object{{"digest", std::string(64, 'a')}};
    CHECK(commitment_from(json::object{{"fields", json::object{{"x", field}}}}));
    for (const auto& wrong : std::vector<json::value>{
             nullptr, json::object{}, json::object{{"fields", 1}},
             json::object{{"fields", json::object{}}, {"more", 1}},
             json::object{{"fields", json::object{{"x", 1}}}},
             json::object{{"fields", json::object{{"x", json::object{{"digest", "aa"}}}}}},
             json::object{{"fields", json::object{{"x", json::object{{"digest", std::string(64, 'A')}}}}}},
             json::object{{"fields", json::object{{"x", json::object{{"value", 1}}}}}},
             json::object{{"fields", json::object{{"x", json::object{{"salt", "00"}, {"value", 1}}}}}},
             json::object{{"fields", json::object{{"x", json::object{{"salt", std::string(64, '0')},
                                                                     {"value", 1},
                                                                     {"y", 1}}}}}}})
        CHECK_FALSE(commitment_from(wrong));
}

}  // namespace atrium::ledger

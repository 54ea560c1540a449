#include "identity/demo_list.h"

#include "crypto/encoding.h"
#include "testing/people.h"
#include "testing/visitor.h"

namespace atrium::identity {
namespace {

constexpr std::string_view morning = "2026-03-02T01:00:05.000000Z";

// Somebody whom a demo would show: with the password it made, and an authenticator when he is staff.
Id<Person> shown_person(Town& town, std::int64_t n, std::optional<std::string> user_name, bool invented) {
    Id<Person> id;
    town.write([&](Context& context) {
        id = add_person(context, {.number = citizen_number_of_test(n),
                                  .name = PersonName::stored("陈海燕"),
                                  .mobile = mobile_of_test(n),
                                  .realname_level = 2,
                                  .invented = invented})
                 .id;
        auto account = add_account(context, {.person = id,
                                             .user_name = user_name,
                                             .mobile = mobile_of_test(n),
                                             .password = test_password_hash(),
                                             .demo_password = std::string(test_password)});
        if (!user_name) return;
        account.totp_secret = context.service<crypto::NumberVault>().encrypt(
            crypto::NumberKind::totp_secret, crypto::base32(context.random.bytes(20)), context.random);
        account.totp_confirmed_at = context.real_now;
        save(context, account);
    });
    return id;
}

void give_post(Town& town, Id<Person> person, Role role, Id<Organization> organ) {
    town.write([&](Context& context) {
        add_post(context, {.person = person, .organization = organ, .role = role});
    });
}

json::array groups(Visitor& visitor) { return said(visitor.get("/api/demo/people")).at("groups").as_array(); }

}  // namespace

TEST_CASE("a demo says whom one may sign in as, grouped, and the shown code signs in") {
    Town town(morning, JurisdictionKind::demo);
    shown_person(town, 1, std::nullopt, true);
    const auto office = organ(town, "胶州市行政审批服务局");
    give_post(town, shown_person(town, 2, "clerk1", true), Role::window_clerk, office);
    give_post(town, shown_person(town, 3, "auditor", true), Role::auditor, office);

    Visitor visitor(town);
    const auto found = groups(visitor);
    REQUIRE(found.size() == 3);
    CHECK(found[0].at("kind") == "citizens");
    CHECK(found[1].at_pointer("/name/zh") == "胶州市行政审批服务局");
    CHECK(found[2].at("kind") == "administration");
    const auto clerk = found[1].at_pointer("/people/0");
    CHECK(clerk.at("login") == "clerk1");
    CHECK(clerk.at_pointer("/capacities/1/role_name/zh") == "窗口人员");
    CHECK(clerk.at_pointer("/code/seconds_left") == 25);
    CHECK(visitor.sign_in("clerk1", std::string(test_password),
                          std::string(clerk.at_pointer("/code/code").as_string())) == 200);
    CHECK(said(visitor.get("/api/session")).at_pointer("/capacity/role") == "window_clerk");
}

TEST_CASE("a used code is not shown again: the next one is, then one waits for the next half minute") {
    Town town(morning, JurisdictionKind::demo);
    give_post(town, shown_person(town, 1, "clerk1", true), Role::window_clerk, organ(town));
    Visitor visitor(town);
    const auto code = [&] { return groups(visitor)[0].at_pointer("/people/0/code/code"); };
    const auto sign_in = [&](const json::value& typed) {
        return Visitor(town).sign_in("clerk1", std::string(test_password), std::string(typed.as_string()));
    };
    const auto first = code();
    CHECK(sign_in(first) == 200);
    const auto second = code();
    CHECK(second != first);
    CHECK(sign_in(second) == 200);
    CHECK(code().is_null());
    town.later(std::chrono::seconds(30));
    CHECK(sign_in(code()) == 200);
}

TEST_CASE("nobody who is not invented is in the list of a demo") {
    Town town(morning, JurisdictionKind::demo);
    shown_person(town, 1, std::nullopt, false);
    citizen(town);  // invented, with a password of his own
    Visitor visitor(town);
    CHECK(groups(visitor).empty());
}

TEST_CASE("a real jurisdiction and a test have no list, whatever their database holds") {
    for (const auto kind : {JurisdictionKind::real, JurisdictionKind::test}) {
        Town town(morning, kind);
        give_post(town, shown_person(town, 1, "clerk1", true), Role::sec_admin, organ(town));
        Visitor visitor(town);
        const auto answer = visitor.get("/api/demo/people");
        CHECK(answer.status == 404);
        CHECK(answer.body.find(test_password) == std::string::npos);
    }
}

}  // namespace atrium::identity

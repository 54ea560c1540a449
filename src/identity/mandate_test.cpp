#include "identity/mandate.h"

#include "identity/capacity.h"
#include "identity/enterprise.h"
#include "identity/problems.h"
#include "testing/items.h"
#include "testing/people.h"
#include "testing/visitor.h"

namespace atrium::identity {
namespace {

NamedPerson named(Town& town, const Actor& who) {
    return town.city().ask({}, [&](const Reading& reading) {
        const auto person = person_of(reading, who.person);
        return NamedPerson{person.id_type, number_of(reading, person), PersonName::stored(person.name)};
    });
}

GrantMandate for_all(Town& town, const Actor& agent, int days = 30) {
    return {.agent = named(town, agent),
            .all_items = true,
            .valid_from = local_date(town.now()),
            .valid_to = local_date(town.now()) + days};
}

std::vector<std::string> capacity_keys(Town& town, const Actor& who) {
    return town.city().ask({}, [&](const Reading& reading) {
        std::vector<std::string> out;
        for (const auto& acting : capacities_of(reading, account_of_person(reading, who.person).value(),
                                                person_of(reading, who.person)))
            out.push_back(acting.capacity.key);
        return out;
    });
}

ProblemKind refused(Town& town, const Actor& who, const GrantMandate& request) {
    return refusal([&] { or_throw(town.as(who).run(grant_mandate, request)); });
}

}  // namespace

TEST_CASE("who is entrusted acts for the principal until the mandate ends or is revoked") {
    Town town;
    const auto principal = citizen(town, "王小明"), agent = citizen(town, "李四");
    const auto made = or_throw(town.as(principal).run(grant_mandate, for_all(town, agent, 2)));
    CHECK(made.state == MandateState::in_force);
    CHECK(made.agent_name == "李四");
    CHECK(capacity_keys(town, agent).size() == 2);
    CHECK(capacity_keys(town, agent).back() == "mandate-" + id_text(made.id.value));
    town.later(std::chrono::hours(48));
    CHECK(capacity_keys(town, agent).size() == 1);

    const auto second = or_throw(town.as(principal).run(grant_mandate, for_all(town, agent)));
    CHECK(town.as(agent).ask(mandates, {.side = MandateSide::held}).items.size() == 2);
    CHECK(town.as(agent).ask(mandates, {.side = MandateSide::given}).items.empty());
    CHECK(town.as(principal).ask(mandates, {.side = MandateSide::given}).items.size() == 2);
    const auto revoked = town.expecting(second.version).run(revoke_mandate, second.id);
    CHECK(revoked.state == MandateState::revoked);
    CHECK(revoked.actions.empty());
    CHECK(capacity_keys(town, agent).size() == 1);
    CHECK(refusal([&] { town.expecting(revoked.version).run(revoke_mandate, second.id); }) ==
          problems::not_allowed_now);
}

TEST_CASE("a mandate is over at the next request after its revocation, in an open session too") {
    Town town;
    const auto principal = citizen(town, "王小明"), agent = citizen(town, "李四");
    const auto made = or_throw(town.as(principal).run(grant_mandate, for_all(town, agent)));
    Visitor visitor(town);
    REQUIRE(visitor.sign_in(mobile_of_test(2).text(), std::string(test_password)) == 200);
    const auto key = json_text(json::object{{"capacity", "mandate-" + id_text(made.id.value)}});
    REQUIRE(visitor.put("/api/session/capacity", key).status == 200);
    CHECK(said(visitor.get("/api/session")).at_pointer("/capacity/role") == "agent");
    town.as(principal).expecting(made.version).run(revoke_mandate, made.id);
    CHECK(said(visitor.get("/api/session")).at("capacity").is_null());
    CHECK(visitor.put("/api/session/capacity", key).status == 403);
}

TEST_CASE("only somebody who verified himself is entrusted, and never oneself or a minor") {
    Town town;
    const auto principal = citizen(town), unverified = citizen(town, "李四", 0);
    const auto child = citizen(town, "王小宝", 2, 2012);
    CHECK(refused(town, principal, for_all(town, unverified)) == problems::not_verified);
    CHECK(refused(town, principal, for_all(town, principal)) == problems::invalid_input);
    CHECK(refused(town, principal, for_all(town, child)) == problems::invalid_input);
    auto stranger = for_all(town, unverified);
    stranger.agent.number = citizen_number_of_test(77);
    CHECK(refused(town, principal, stranger) == problems::not_verified);
    CHECK(town.count("identity_mandate") == 0);
}

TEST_CASE("a number with another name is refused and leaves a doubt") {
    Town town;
    const auto principal = citizen(town), agent = citizen(town, "李四");
    auto request = for_all(town, agent);
    request.agent.name = PersonName::stored("李五");
    CHECK(refused(town, principal, request) == problems::name_differs);
    CHECK(town.count("identity_doubt", "claimed_name = '李五' AND state = 'open'") == 1);
    CHECK(town.count("identity_mandate") == 0);
}

TEST_CASE("who is not known well enough, or not of age, entrusts nobody") {
    Town town;
    const auto agent = citizen(town, "李四");
    CHECK(refused(town, citizen(town, "张三", 1), for_all(town, agent)) == problems::realname_too_low);
    CHECK(refused(town, citizen(town, "王小宝", 2, 2012), for_all(town, agent)) == problems::guardian_needed);
}

TEST_CASE("days and items of a mandate are checked, every wrong field at once") {
    Town town;
    const auto principal = citizen(town), agent = citizen(town, "李四");
    const auto today = local_date(town.now());
    const GrantMandate wrong{
        .agent = named(town, agent), .items = {"x"}, .valid_from = today - 1, .valid_to = today + 2000};
    try {
        town.as(principal).run(grant_mandate, wrong);
        FAIL("accepted");
    } catch (const Problem& problem) {
        std::vector<std::string> pointers;
        for (const auto& field : problem.fields) pointers.push_back(field.pointer);
        CHECK(pointers == std::vector<std::string>{"/items/0", "/valid_from", "/valid_to"});
    }
}

TEST_CASE(
    "an operator of an enterprise is suspended with its legal representative until the new one confirms") {
    Town town;
    const auto old_one = citizen(town, "王小明"), new_one = citizen(town, "张三"),
               operator_ = citizen(town, "李四");
    const auto company = enterprise(town, old_one);
    const auto made = or_throw(town.as(company).run(grant_mandate, for_all(town, operator_)));
    CHECK(made.principal_type == SubjectType::organization);
    CHECK(capacity_keys(town, operator_).size() == 2);

    const auto clerk = staff(town, Role::window_clerk, organ(town));
    const Id<Organization> id{company.subject};
    const ChangeRepresentative change{named(town, new_one), "变更登记〔2026〕3号"};
    CHECK(refusal([&] { or_throw(town.as(clerk).run(change_representative, id, change)); }) ==
          problems::version_required);
    or_throw(town.as(clerk).expecting(1).run(change_representative, id, change));
    CHECK(capacity_keys(town, operator_).size() == 1);
    CHECK(capacity_keys(town, old_one).size() == 1);
    REQUIRE(capacity_keys(town, new_one).size() == 2);

    auto now_acting = company;
    now_acting.account = new_one.account;
    now_acting.person = new_one.person;
    const auto waiting = town.as(now_acting).ask(mandate, made.id);
    CHECK(waiting.state == MandateState::suspended);
    CHECK(waiting.actions == std::vector<std::string>{"revoke", "confirm"});
    town.expecting(waiting.version).run(confirm_mandate, made.id);
    CHECK(capacity_keys(town, operator_).size() == 2);
    CHECK(town.count("ledger_event", "act = 'identity/mandate-suspended'") == 1);
}

TEST_CASE("a citizen registers the enterprise that he represents, and takes it over from who did before") {
    Town town;
    const auto first = citizen(town, "王小明"), second = citizen(town, "张三"), agent = citizen(town, "李四");
    const auto code = credit_code_of_test(5);
    const auto body =
        json_text(json::object{{"credit_code", code.text()}, {"name", "胶州市艾山建材有限公司"}});
    const auto made = town.as(first).http("POST", "/api/enterprises", body);
    REQUIRE(made.status == 200);
    CHECK(town.as(first).http("POST", "/api/enterprises", body).status == 409);
    CHECK(capacity_keys(town, first).size() == 2);
    auto company = first;
    company.role = Role::enterprise;
    company.subject = *id_value(std::string(said(made).at("id").as_string()));
    or_throw(town.as(company).run(grant_mandate, for_all(town, agent)));
    CHECK(town.as(second).http("POST", "/api/enterprises", body).status == 200);
    CHECK(capacity_keys(town, first).size() == 1);
    CHECK(capacity_keys(town, second).size() == 2);
    CHECK(capacity_keys(town, agent).size() == 1);
    const auto other_name = json_text(json::object{{"credit_code", code.text()}, {"name", "胶州市别的公司"}});
    CHECK(kind_of(town.as(first).http("POST", "/api/enterprises", other_name)) == "identity/name-differs");
}

TEST_CASE("a mandate is seen by principal and agent alone") {
    Town town;
    const auto principal = citizen(town, "王小明"), agent = citizen(town, "李四");
    const auto made = or_throw(town.as(principal).run(grant_mandate, for_all(town, agent)));
    const auto path = "/api/mandates/" + id_text(made.id.value);
    CHECK(town.as(principal).http("GET", path).status == 200);
    CHECK(town.as(agent).http("GET", path).status == 200);
    CHECK(town.as(citizen(town, "赵六")).http("GET", path).status == 404);
    CHECK(town.as(staff(town, Role::window_clerk, organ(town))).http("GET", path).status == 404);
    CHECK(town.as(agent).http("GET", path + "/evidence").status == 404);
}

}  // namespace atrium::identity

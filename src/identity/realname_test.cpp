#include "identity/realname.h"

#include "identity/problems.h"
#include "identity/realname_check.h"
#include "testing/people.h"
#include "testing/visitor.h"

namespace atrium::identity {
namespace {

struct Counter {
    Town town;
    Actor clerk = staff(town, Role::window_clerk, organ(town));

    SandboxRealNameCheck& reg() {
        return dynamic_cast<SandboxRealNameCheck&>(town.city().services().get<RealNameCheck>());
    }
    Response check(const std::string& number, const std::string& name) {
        return town.as(clerk).http(
            "POST", "/api/realname-checks",
            json_text(
                json::object{{"person", {{"id_type", "citizen_id"}, {"number", number}, {"name", name}}},
                             {"card_reading", "READER-0001-20260302"}}));
    }
};

}  // namespace

TEST_CASE("a counter that reads the card raises a person to L3, and his account is verified") {
    Counter counter;
    const auto person = citizen(counter.town, "李四", 0);
    const auto number = citizen_number_of_test(counter.town.count("identity_person"));
    const auto raised = counter.check(number, "李四");
    REQUIRE(raised.status == 200);
    CHECK(said(raised).at("realname_level") == 3);
    CHECK(raised.body.find(number) == std::string::npos);
    CHECK(counter.town.count("identity_account", "status = 'verified'") == 2);
    CHECK(counter.town.count("ledger_event", "act = 'identity/realname-raised'") == 1);
    CHECK(person.realname_level == 0);
}

TEST_CASE(
    "who is not known yet is taken up at the counter; another name or another word of the register is refused") {
    Counter counter;
    CHECK(said(counter.check(citizen_number_of_test(400), "孙七")).at("realname_level") == 3);
    CHECK(kind_of(counter.check(citizen_number_of_test(400), "孙八")) == "identity/name-differs");
    CHECK(counter.town.count("identity_doubt") == 1);
    counter.reg().told[citizen_number_of_test(401)] = Verdict::differs;
    CHECK(kind_of(counter.check(citizen_number_of_test(401), "周九")) == "identity/name-differs");
    counter.reg().told[citizen_number_of_test(402)] = Verdict::unavailable;
    CHECK(counter.check(citizen_number_of_test(402), "吴十").status == 503);
    CHECK(counter.town.count("identity_person") == 2);
}

TEST_CASE("scenario 6: a bad identity is refused for what is wrong with it") {
    Counter counter;
    const auto code_of = [&](const std::string& number) {
        const auto answer = counter.check(number, "李娜");
        CHECK(answer.status == 422);
        return std::string(said(answer).at_pointer("/errors/0/code").as_string());
    };
    CHECK(code_of("370281199002300017") == "BAD_FORMAT");
    CHECK(code_of("320124198808240057") == "ID_CHECKSUM");
    CHECK(counter.check("370281199001010010", "李娜").status == 200);
    CHECK(kind_of(counter.check("370281199001010010", "李娜娜")) == "identity/name-differs");
    CHECK(counter.town.count("identity_doubt", "state = 'open'") == 1);
    CHECK(counter.check("370282198805153019", "于海").status == 200);
}

TEST_CASE("a third element raises to L2, unless the register says otherwise or is silent") {
    Counter counter;
    const auto person = citizen(counter.town, "李四", 1);
    const auto mobile = mobile_of_test(counter.town.count("identity_person")).text();
    const auto raise = [&] { return counter.town.as(person).http("PUT", "/api/my/realname", "{}"); };
    counter.reg().told[mobile] = Verdict::differs;
    CHECK(raise().status == 422);
    counter.reg().told[mobile] = Verdict::unavailable;
    CHECK(raise().status == 503);
    counter.reg().told[mobile] = Verdict::matches;
    CHECK(said(raise()).at("realname_level") == 2);
    CHECK(raise().status == 409);
}

TEST_CASE("a number is shown in full once, to its owner, with a trace that does not hold it") {
    Town town;
    const auto person = citizen(town);
    const auto number = citizen_number_of_test(1);
    const auto shown = town.as(person).http("POST", "/api/my/number-views", R"({"reason":"核对号码"})");
    CHECK(said(shown).at("number").as_string() == number);
    CHECK(town.count("ledger_event", "act = 'identity/pii-view' AND reason = '核对号码'") == 1);
    CHECK(town.count("ledger_event", "data LIKE '%" + number + "%'") == 0);
    CHECK(town.count("engine_answer") == 0);
    CHECK(town.http("POST", "/api/my/number-views", R"({"reason":""})").status == 422);
}

}  // namespace atrium::identity

#include "identity/password_change.h"

#include "identity/problems.h"
#include "testing/people.h"
#include "testing/visitor.h"

namespace atrium::identity {
namespace {

constexpr std::string_view fresh_password = "quite another sentence";

std::string login_of_first() { return mobile_of_test(1).text(); }

// A demo shows the code that would be sent; that is how a test learns it.
struct Forgetful {
    Town town{"2026-03-02T01:00:00.000000Z", JurisdictionKind::demo};
    Visitor visitor{town};

    json::value ask(const std::string& mobile) {
        return said(visitor.post("/api/password-resets", json_text(json::object{{"mobile", mobile}})));
    }
    Response reset(const json::value& asked, const std::string& code) {
        return visitor.put("/api/password-resets/" + std::string(asked.at("id").as_string()),
                           json_text(json::object{{"code", code}, {"new_password", fresh_password}}));
    }
};

}  // namespace

TEST_CASE("who knows his password changes it, and his other sessions end") {
    Town town;
    citizen(town);
    Visitor here(town), elsewhere(town);
    REQUIRE(here.sign_in(login_of_first(), std::string(test_password)) == 200);
    REQUIRE(elsewhere.sign_in(login_of_first(), std::string(test_password)) == 200);
    const auto body = [](std::string_view old, std::string_view fresh) {
        return json_text(json::object{{"old_password", old}, {"new_password", fresh}});
    };
    CHECK(kind_of(here.put("/api/my/password", body("not the right one", fresh_password))) ==
          "identity/wrong-password");
    CHECK(here.put("/api/my/password", body(test_password, "1234567890")).status == 422);
    CHECK(here.put("/api/my/password", body(test_password, mobile_of_test(1).text() + "x")).status == 422);
    const auto changed = here.put("/api/my/password", body(test_password, fresh_password));
    REQUIRE(changed.status == 200);
    CHECK(said(changed).at("sessions_ended") == 1);
    CHECK(here.get("/api/my/sessions").status == 200);
    CHECK(elsewhere.get("/api/my/sessions").status == 401);
    Visitor later(town);
    CHECK(later.sign_in(login_of_first(), std::string(test_password)) == 401);
    CHECK(later.sign_in(login_of_first(), std::string(fresh_password)) == 200);
}

TEST_CASE("five wrong old passwords lock, so that an open browser is no way to guess") {
    Town town;
    citizen(town);
    Visitor here(town);
    REQUIRE(here.sign_in(login_of_first(), std::string(test_password)) == 200);
    const auto body =
        json_text(json::object{{"old_password", "not the right one"}, {"new_password", fresh_password}});
    for (int i = 0; i < 4; ++i) CHECK(here.put("/api/my/password", body).status == 403);
    CHECK(here.put("/api/my/password", body).status == 429);
    CHECK(here.put("/api/my/password", body).status == 429);
}

TEST_CASE("a forgotten password is set anew with the code of the mobile, and every session ends") {
    Forgetful one;
    citizen(one.town);
    Visitor elsewhere(one.town);
    REQUIRE(elsewhere.sign_in(login_of_first(), std::string(test_password)) == 200);
    const auto asked = one.ask(login_of_first());
    const auto code = std::string(asked.at("demo_code").as_string());
    CHECK(one.reset(asked, code == "000000" ? "000001" : "000000").status == 401);
    CHECK(one.reset(asked, code).status == 200);
    CHECK(one.reset(asked, code).status == 401);
    CHECK(elsewhere.get("/api/my/sessions").status == 401);
    CHECK(one.visitor.sign_in(login_of_first(), std::string(fresh_password)) == 200);
}

TEST_CASE("a mobile that nobody has is answered alike, and asking is limited alike") {
    Forgetful one;
    citizen(one.town);
    const auto known = one.ask(login_of_first()), unknown = one.ask("13900009999");
    CHECK(known.at("expires_at") == unknown.at("expires_at"));
    CHECK(one.reset(unknown, "000000").status == 401);
    for (const auto& mobile : {login_of_first(), std::string("13900009999")})
        CHECK(one.ask(mobile).at("status") == 429);
}

TEST_CASE("a code is good for ten minutes and five tries, and for its own purpose alone") {
    Forgetful one;
    citizen(one.town);
    const auto asked = one.ask(login_of_first());
    const auto code = std::string(asked.at("demo_code").as_string());
    one.town.later(std::chrono::minutes(10));
    CHECK(one.reset(asked, code).status == 401);

    const auto second = one.ask(login_of_first());
    const auto right = std::string(second.at("demo_code").as_string());
    for (int i = 0; i < 5; ++i)
        CHECK(one.reset(second, right == "111111" ? "222222" : "111111").status == 401);
    CHECK(one.reset(second, right).status == 401);

    one.town.later(std::chrono::minutes(2));
    const auto registering =
        said(one.visitor.post("/api/mobile-codes", json_text(json::object{{"mobile", "13900001234"}})));
    CHECK(one.reset(registering, std::string(registering.at("demo_code").as_string())).status == 401);
}

}  // namespace atrium::identity

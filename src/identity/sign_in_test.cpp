#include "identity/sign_in.h"

#include "crypto/encoding.h"
#include "crypto/totp.h"
#include "identity/registration.h"
#include "testing/people.h"
#include "testing/visitor.h"

namespace atrium::identity {
namespace {

std::string login_of(Town&) { return mobile_of_test(1).text(); }

}  // namespace

TEST_CASE("who registers signs in and is known by his cookie") {
    Town town;
    Visitor visitor(town);
    const auto registered = visitor.post(
        "/api/accounts",
        R"({"name":"李娜","citizen_number":"370281199001010010","mobile":"13912345678","password":"plain words are good"})");
    REQUIRE(registered.status == 200);
    CHECK(said(registered).at("status") == "verified");
    CHECK(said(registered).at_pointer("/person/number") == "370281********0010");
    CHECK(said(registered).at_pointer("/person/mobile") == "139****5678");

    CHECK(said(visitor.get("/api/session")).at("signed_in") == false);
    CHECK(visitor.sign_in("13912345678", "plain words are good") == 200);
    const auto session = said(visitor.get("/api/session"));
    CHECK(session.at("signed_in") == true);
    CHECK(session.at_pointer("/capacity/key") == "self");
    CHECK(session.at_pointer("/capacity/role") == "citizen");
    CHECK(session.at_pointer("/person/name") == "李娜");
    CHECK(visitor.cookie.starts_with("atrium="));
}

TEST_CASE("mobile, citizen number and user name all lead to the same account") {
    Town town;
    const auto clerk = staff(town, Role::window_clerk, organ(town));
    for (const std::string& login : {mobile_of_test(1).text(), std::string("+86 ") + mobile_of_test(1).text(),
                                     citizen_number_of_test(1), std::string("WINDOW_CLERK1")}) {
        Visitor visitor(town);
        CHECK_MESSAGE(visitor.sign_in(login, std::string(test_password)) == 200, login);
    }
    CHECK(clerk.role == Role::window_clerk);
}

TEST_CASE("a wrong password and an unknown login are answered alike") {
    Town town;
    citizen(town);
    Visitor visitor(town);
    const auto body = [](const std::string& login) {
        return R"({"login":")" + login + R"(","password":"this is not the one"})";
    };
    const auto wrong = visitor.post("/api/session", body(login_of(town)));
    const auto unknown = visitor.post("/api/session", body("13900009999"));
    CHECK(wrong.status == 401);
    CHECK(wrong.body == unknown.body);
    CHECK(visitor.cookie.empty());
}

TEST_CASE("five wrong passwords in 15 minutes lock for 15 minutes, for unknown logins too") {
    for (const std::string& login : {mobile_of_test(1).text(), std::string("nobody.at.all")}) {
        Town town;
        citizen(town);
        Visitor visitor(town);
        for (int i = 0; i < 4; ++i) CHECK(visitor.sign_in(login, "this is not the one") == 401);
        CHECK(visitor.sign_in(login, "this is not the one") == 429);
        CHECK(visitor.sign_in(login, std::string(test_password)) == 429);
        town.later(std::chrono::minutes(15) - std::chrono::seconds(1));
        CHECK(visitor.sign_in(login, std::string(test_password)) == 429);
        town.later(std::chrono::seconds(1));
        CHECK(visitor.sign_in(login, std::string(test_password)) == (login.starts_with("139") ? 200 : 401));
    }
}

TEST_CASE("four wrong passwords are forgotten after 15 minutes or by the right one") {
    Town town;
    citizen(town);
    Visitor visitor(town);
    const auto wrong = [&] { return visitor.sign_in(login_of(town), "this is not the one"); };
    for (int i = 0; i < 4; ++i) CHECK(wrong() == 401);
    town.later(std::chrono::minutes(15));
    for (int i = 0; i < 4; ++i) CHECK(wrong() == 401);
    CHECK(visitor.sign_in(login_of(town), std::string(test_password)) == 200);
    Visitor other(town);
    for (int i = 0; i < 4; ++i) CHECK(other.sign_in(login_of(town), "this is not the one") == 401);
}

TEST_CASE("a command of a session needs its CSRF token") {
    Town town;
    citizen(town);
    Visitor visitor(town);
    REQUIRE(visitor.sign_in(login_of(town), std::string(test_password)) == 200);
    const auto right = std::exchange(visitor.csrf, "0123456789abcdef0123456789abcdef");
    CHECK(visitor.put("/api/session/capacity", R"({"capacity":"self"})").status == 403);
    visitor.csrf = "";
    CHECK(visitor.put("/api/session/capacity", R"({"capacity":"self"})").status == 403);
    visitor.csrf = right;
    CHECK(visitor.put("/api/session/capacity", R"({"capacity":"self"})").status == 200);
    visitor.headers["sec-fetch-site"] = "cross-site";
    CHECK(visitor.put("/api/session/capacity", R"({"capacity":"self"})").status == 403);
}

TEST_CASE("a session ends after half an hour without a request, after twelve hours, and by signing out") {
    Town town;
    citizen(town);
    Visitor visitor(town);
    const auto known = [&] { return said(visitor.get("/api/session")).at("signed_in").as_bool(); };
    const auto sign_in = [&] { REQUIRE(visitor.sign_in(login_of(town), std::string(test_password)) == 200); };
    sign_in();
    for (int i = 0; i < 24; ++i) {
        town.later(std::chrono::minutes(29));
        if (i * 29 < 12 * 60 - 29) CHECK(known());
    }
    town.later(std::chrono::minutes(29));
    CHECK_FALSE(known());

    visitor.cookie = "";
    sign_in();
    town.later(std::chrono::minutes(30));
    CHECK(visitor.get("/api/my/sessions").status == 401);

    visitor.cookie = "";
    sign_in();
    const auto kept = visitor.cookie;
    CHECK(visitor.remove("/api/session").status == 200);
    visitor.cookie = kept;
    CHECK_FALSE(known());
}

TEST_CASE("signing in again ends the session that the browser had") {
    Town town;
    citizen(town);
    Visitor visitor(town);
    REQUIRE(visitor.sign_in(login_of(town), std::string(test_password)) == 200);
    const auto first = visitor.cookie;
    REQUIRE(visitor.sign_in(login_of(town), std::string(test_password)) == 200);
    CHECK(visitor.cookie != first);
    visitor.cookie = first;
    CHECK(visitor.get("/api/my/sessions").status == 401);
}

TEST_CASE("over a secure connection the cookie is bound to the host") {
    Town town;
    citizen(town);
    Visitor visitor(town);
    visitor.secure = true;
    const auto response = visitor.post(
        "/api/session", json_text(json::object{{"login", login_of(town)}, {"password", test_password}}));
    REQUIRE(response.status == 200);
    const auto header = std::ranges::find(response.headers, "Set-Cookie", [](const auto& pair) {
                            return pair.first;
                        })->second;
    CHECK(header.starts_with("__Host-atrium="));
    CHECK(header.ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure"));
    visitor.secure = false;
    CHECK(said(visitor.get("/api/session")).at("signed_in") == false);
}

TEST_CASE("of a token the database keeps only its keyed hash, of a password its Argon2id hash") {
    Town town;
    citizen(town);
    Visitor visitor(town);
    REQUIRE(visitor.sign_in(login_of(town), std::string(test_password)) == 200);
    const auto token = visitor.cookie.substr(visitor.cookie.find('=') + 1);
    CHECK(token.size() == 26);
    CHECK(town.count("identity_session", "token_index = '" + token + "'") == 0);
    CHECK(town.count("identity_session") == 1);
    CHECK(town.count("identity_account", "password LIKE '$argon2id$%'") == 1);
    CHECK(town.count("engine_answer") == 0);
}

TEST_CASE("when a session was last seen is written once a minute") {
    Town town;
    citizen(town);
    Visitor visitor(town);
    REQUIRE(visitor.sign_in(login_of(town), std::string(test_password)) == 200);
    const auto last_seen = [&] {
        town.write([](Context&) {});  // behind the line that the last request may have sent
        return town.city().ask({}, [](const Reading& reading) {
            return reading.db.run("SELECT last_seen_at FROM identity_session")
                .value<Instant>(0, "last_seen_at");
        });
    };
    const auto first = last_seen();
    town.later(std::chrono::seconds(59));
    visitor.get("/api/session");
    CHECK(last_seen() == first);
    town.later(std::chrono::seconds(1));
    visitor.get("/api/session");
    CHECK(last_seen() == first + std::chrono::seconds(60));
}

}  // namespace atrium::identity

#include "identity/authenticator.h"

#include "crypto/encoding.h"
#include "crypto/totp.h"
#include "testing/people.h"
#include "testing/visitor.h"

namespace atrium::identity {
namespace {

std::string code_now(Town& town, const json::value& begun) {
    const auto secret = *crypto::from_base32(std::string(begun.at("secret").as_string()));
    return crypto::totp_code(secret, crypto::totp_step(town.city().real_now()));
}

std::string body_with(std::string_view name, std::string_view value) {
    return json_text(json::object{{name, value}});
}

}  // namespace

TEST_CASE("a post waits for an authenticator: bound in two steps, it opens the post in the same session") {
    Town town;
    staff(town, Role::window_clerk, organ(town));
    Visitor visitor(town);
    REQUIRE(visitor.sign_in("window_clerk1", std::string(test_password)) == 200);
    const auto before = said(visitor.get("/api/session"));
    CHECK(before.at("posts_need") == "identity/totp-needed");
    CHECK(visitor.post("/api/my/authenticator", body_with("password", "not the right one")).status == 403);
    const auto begun = said(visitor.post("/api/my/authenticator", body_with("password", test_password)));
    CHECK(std::string(begun.at("uri").as_string()).starts_with("otpauth://totp/"));
    CHECK(visitor.put("/api/my/authenticator", body_with("code", "000000")).status == 401);
    CHECK(visitor.put("/api/my/authenticator", body_with("code", code_now(town, begun))).status == 200);

    const auto key = std::string(before.at_pointer("/capacities/1/key").as_string());
    CHECK(visitor.put("/api/session/capacity", body_with("capacity", key)).status == 200);
    CHECK(visitor.post("/api/my/authenticator", body_with("password", test_password)).status == 409);
    Visitor anew(town);
    CHECK(anew.sign_in("window_clerk1", std::string(test_password)) == 401);
    town.later(std::chrono::seconds(30));
    CHECK(anew.sign_in("window_clerk1", std::string(test_password), code_now(town, begun)) == 200);
}

TEST_CASE("a lost authenticator is removed by the security administrator, with a reason; sessions end") {
    Town town;
    const auto office = organ(town);
    const auto clerk = staff(town, Role::window_clerk, office);
    const auto security = staff(town, Role::sec_admin, office);
    Visitor visitor(town);
    REQUIRE(visitor.sign_in("window_clerk1", std::string(test_password)) == 200);
    const auto begun = said(visitor.post("/api/my/authenticator", body_with("password", test_password)));
    REQUIRE(visitor.put("/api/my/authenticator", body_with("code", code_now(town, begun))).status == 200);

    const auto path = "/api/accounts/" + id_text(clerk.account.value);
    const auto seen = town.as(security).http("GET", path);
    CHECK(said(seen).at("has_authenticator") == true);
    CHECK(std::string(said(seen).at_pointer("/person/number").as_string()).find('*') != std::string::npos);
    const std::map<std::string, std::string> version{
        {"if-match", "\"" + std::to_string(said(seen).at("version").as_int64()) + "\""}};
    CHECK(town.as(clerk)
              .http("PUT", path + "/authenticator-removal", body_with("reason", "手机丢失"), version)
              .status == 403);
    const auto removed = town.as(security).http("PUT", path + "/authenticator-removal",
                                                body_with("reason", "手机丢失"), version);
    REQUIRE(removed.status == 200);
    CHECK(said(removed).at("has_authenticator") == false);
    CHECK(visitor.get("/api/my/sessions").status == 401);
    CHECK(visitor.sign_in("window_clerk1", std::string(test_password)) == 200);
    CHECK(said(visitor.get("/api/session")).at("posts_need") == "identity/totp-needed");
    CHECK(town.count("ledger_event", "act = 'identity/authenticator-removed' AND reason = '手机丢失'") == 1);
}

}  // namespace atrium::identity

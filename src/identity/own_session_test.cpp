#include "identity/own_session.h"

#include "testing/people.h"
#include "testing/visitor.h"

namespace atrium::identity {
namespace {

void enter(Visitor& visitor, int person = 1) {
    REQUIRE(visitor.sign_in(mobile_of_test(person).text(), std::string(test_password)) == 200);
}

json::array sessions_of(Visitor& visitor) {
    return said(visitor.get("/api/my/sessions")).at("items").as_array();
}

std::string end_path(const json::value& session) {
    return "/api/my/sessions/" + std::string(session.at("id").as_string()) + "/end";
}

}  // namespace

TEST_CASE("who has lost a telephone ends its session from another device, and it is over at once") {
    Town town;
    citizen(town);
    Visitor lost(town), here(town);
    enter(lost);
    enter(here);
    const auto before = sessions_of(here);
    REQUIRE(before.size() == 2);
    CHECK(before[0].at("is_here") == true);
    CHECK(before[1].at("is_here") == false);
    CHECK(before[1].at("is_open") == true);

    const auto ended = here.put(end_path(before[1]), "");
    REQUIRE(ended.status == 200);
    CHECK(said(ended).at("is_open") == false);
    CHECK(said(ended).at("end_reason") == "ended by its owner");
    CHECK(lost.get("/api/my/sessions").status == 401);
    CHECK(here.get("/api/my/sessions").status == 200);
    CHECK(town.count("ledger_event", "act = 'identity/session-ended'") == 1);
}

TEST_CASE("nobody ends, or learns of, another one's session") {
    Town town;
    citizen(town, "王小明");
    citizen(town, "李四");
    Visitor victim(town), other(town);
    enter(victim, 1);
    enter(other, 2);
    CHECK(other.put(end_path(sessions_of(victim)[0]), "").status == 404);
    CHECK(victim.get("/api/my/sessions").status == 200);
    CHECK(Visitor(town).put(end_path(sessions_of(victim)[0]), "").status == 401);
    CHECK(sessions_of(other).size() == 1);
}

TEST_CASE("a session that is over is shown so, and cannot be ended once more") {
    Town town;
    citizen(town);
    Visitor forgotten(town), here(town);
    enter(forgotten);
    town.later(std::chrono::minutes(30));
    enter(here);
    const auto old = sessions_of(here)[1];
    CHECK(old.at("ended_at").is_null());
    CHECK(old.at("is_open") == false);
    CHECK(here.put(end_path(old), "").status == 409);
}

TEST_CASE("what is told of a session does not let anybody use it") {
    Town town;
    citizen(town);
    Visitor here(town);
    enter(here);
    const auto text = here.get("/api/my/sessions").body;
    CHECK(text.find("token") == std::string::npos);
    CHECK(text.find(here.cookie.substr(here.cookie.find('=') + 1)) == std::string::npos);
}

}  // namespace atrium::identity

#include "outlets/service_point.h"

#include "outlets/division_page.h"
#include "outlets/load_divisions.h"
#include "outlets/working_day_page.h"
#include "testing/town.h"

namespace atrium::outlets {

using namespace std::chrono_literals;

namespace {

Actor administrator() {
    Actor actor;
    actor.role = Role::sys_admin;
    actor.account = {7};
    return actor;
}

ServicePointEntry town_centre() {
    return {.kind = PointKind::town_centre,
            .name = "铺集镇便民服务中心",
            .division_code = "370281105",
            .address = "铺集镇政府驻地（演示）",
            .phone = "0532-00000000",
            .workday_hours = {{540, 690}, {810, 1020}},
            .day_off_hours = {{540, 690}}};
}

}  // namespace

TEST_CASE("a service point says whether it is open now, on working days and on days off") {
    Town town;  // Monday, 9:00
    town.as(administrator());
    const auto opened = town.run(open_service_point, town_centre());
    CHECK(opened.is_open);
    CHECK(opened.division_names == std::vector<std::string>{"胶州市", "铺集镇"});
    const auto seen = [&] { return town.ask(service_point, opened.id); };
    town.until("2026-03-02T03:30:00.000000Z");  // 11:30, the noon break
    CHECK_FALSE(seen().is_open);
    CHECK(seen().today_hours.size() == 2);
    town.until("2026-03-07T01:00:00.000000Z");  // Saturday
    CHECK(seen().is_open);
    CHECK(seen().today_hours.size() == 1);
    town.until("2026-05-09T06:00:00.000000Z");  // a Saturday that is worked
    CHECK(seen().is_open);
}

TEST_CASE("what cannot be a service point is refused field by field, and others may not write at all") {
    Town town;
    town.as(administrator());
    auto wrong = town_centre();
    wrong.name = "";
    wrong.division_code = "370281";
    wrong.workday_hours = {{690, 540}};
    wrong.closed_on = parse_date("2026-03-02");
    try {
        town.run(open_service_point, wrong);
        FAIL("it was taken");
    } catch (const Problem& problem) {
        std::vector<std::string> pointers;
        for (const auto& field : problem.fields)
            pointers.push_back(field.pointer.substr(0, field.pointer.find('/', 1)));
        for (const auto* pointer : {"/name", "/division_code", "/workday_hours", "/closed_on"})
            CHECK_MESSAGE(std::ranges::find(pointers, pointer) != pointers.end(), pointer);
    }
    Actor clerk;
    clerk.role = Role::window_clerk;
    CHECK(town.as(clerk).http("POST", "/api/service-points", json_text(encode(town_centre()))).status == 403);
    CHECK(town.http("GET", "/api/service-points").status == 200);
}

TEST_CASE("points are listed by place, kind and words; one that was closed is listed no more") {
    Town town;
    town.as(administrator());
    const auto first = town.run(open_service_point, town_centre());
    auto other = town_centre();
    other.name = "里岔镇便民服务中心";
    other.division_code = "370281108";
    town.run(open_service_point, other);
    const auto count = [&](ListServicePoints request) {
        return town.ask(service_points, request).items.size();
    };
    CHECK(count({}) == 2);
    CHECK(count({.division = "370281"}) == 2);
    CHECK(count({.division = "370281105"}) == 1);
    CHECK(count({.division = "%"}) == 0);
    CHECK(count({.kind = PointKind::hall}) == 0);
    CHECK(count({.q = "里岔"}) == 1);
    CHECK(count({.q = "_岔"}) == 0);
    auto closing = town_centre();
    closing.opened_on = parse_date("2026-03-01");
    closing.closed_on = parse_date("2026-03-02");
    CHECK(refusal([&] { town.run(change_service_point, first.id, closing); }) == problems::version_required);
    CHECK(town.expecting(first.version).run(change_service_point, first.id, closing).version == 2);
    CHECK(count({}) == 1);
}

TEST_CASE(
    "divisions are listed down to villages and found by name or code, former ones with what came after") {
    Town town;
    CHECK(town.ask(list_divisions, {}).items.size() == 34);
    const auto towns = town.ask(list_divisions, {.within = "370281"}).items;
    CHECK(towns.size() == 14);
    CHECK(towns.front().has_children);
    const auto villages = town.ask(list_divisions, {.within = "370281001"}).items;
    REQUIRE(!villages.empty());
    CHECK(villages.front().level == DivisionLevel::village);
    CHECK(villages.front().path.size() == 5);
    const auto former = town.ask(show_division, "370282");
    CHECK_FALSE(former.in_force);
    const auto found = town.ask(list_divisions, {.within = "370200", .q = "即墨"}).items;
    REQUIRE(found.size() >= 2);
    CHECK(found[0].in_force);
    CHECK_FALSE(found[1].in_force);
    CHECK(refusal([&] { town.ask(show_division, "999999"); }) == problems::not_found);
    CHECK(town.ask(list_divisions, {.within = "what"}).items.empty());
    CHECK(town.ask(list_divisions, {.within = villages.front().code}).items.empty());
    CHECK(town.http("GET", "/api/divisions?within=370281&on=nonsense").status == 422);
}

TEST_CASE("divisions are loaded from a file, and a wrong row is named by its line") {
    const std::string header = "code,name,level,parent,valid_from,valid_to\n";
    const auto faults = [](const std::string& csv) {
        std::vector<std::string> out;
        try {
            divisions_in(csv);
        } catch (const Problem& problem) {
            for (const auto& field : problem.fields) out.push_back(field.pointer);
        }
        return out;
    };
    CHECK(faults(header + "370281112,新镇,town,370281,2027-01-01,\n").empty());
    CHECK(faults(header +
                 "37028111,新镇,town,370281,,\n370281112,,town,370281,,\n370281113,甲,village,370281,,\n"
                 "370281114,乙,town,370283,,\n370281115,丙,town,370281,2027-13-01,\n370281116,丁\n"
                 "370281117,戊,town,370281,,\n370281117,戊,town,370281,,\n") ==
          std::vector<std::string>{"/2/code", "/3/name", "/4/level", "/5/parent", "/6/valid_from", "/7",
                                   "/9/code"});
    CHECK(faults("nonsense\n").front() == "/1");
    CHECK(faults("").size() == 1);

    Town town;
    town.as(system_actor());
    town.write([&](Context& context) {
        load_divisions(context, divisions_in(header + "370281112,新镇,town,370281,2026-01-01,\n"),
                       "鲁政字〔2026〕1号");
    });
    town.city().ask({}, [&](const Reading& reading) {
        town.city().services().get<CityDivisions>().refresh(reading.db);
        return 0;
    });
    CHECK(town.ask(list_divisions, {.within = "370281"}).items.size() == 15);
    CHECK(refusal([&] {
              town.write([&](Context& context) {
                  load_divisions(context, divisions_in(header + "370299001,孤镇,town,370299,,\n"), "x");
              });
          }) == problems::invalid_input);
}

TEST_CASE("a year is shown with the days that are not as their weekday says") {
    Town town;
    const auto year = town.ask(show_year, 2026);
    CHECK_FALSE(year.provisional);
    CHECK(year.workdays == 248);
    CHECK(year.days.size() > 20);
    CHECK(town.ask(show_year, 2027).provisional);
    CHECK(refusal([&] { town.ask(show_year, 1800); }) == problems::not_found);
}

}  // namespace atrium::outlets

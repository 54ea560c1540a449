#include "identity/window.h"

#include "identity/problems.h"
#include "testing/people.h"

namespace atrium::identity {
namespace {

struct Hall {
    Town town;
    Id<Organization> organ = atrium::organ(town);
    Actor administrator = staff(town, Role::dept_admin, organ),
          security = staff(town, Role::sec_admin, organ);
    WindowWords own{"A03", "企业开办专区", "一楼东侧", organ};
};

}  // namespace

TEST_CASE("an organ keeps its own windows, those for many organs are the security administrator's") {
    Hall hall;
    auto& town = hall.town;
    const auto made = town.as(hall.administrator).run(create_window, hall.own);
    CHECK(made.organization_name == "胶州市行政审批服务局");
    CHECK(refusal([&] { town.run(create_window, hall.own); }) == problems::invalid_input);
    CHECK(refusal([&] { town.run(create_window, {"Z01", "综合受理区", "一楼大厅", std::nullopt}); }) ==
          problems::forbidden);
    const auto shared =
        town.as(hall.security).run(create_window, {"Z01", "综合受理区", "一楼大厅", std::nullopt});
    CHECK(refusal([&] {
              town.as(hall.administrator).expecting(shared.version).run(close_window, shared.id);
          }) == problems::not_found);
    CHECK(town.as(citizen(town)).ask(windows, {.open = true}).items.size() == 2);
}

TEST_CASE("a window where somebody has a post is not closed") {
    Hall hall;
    auto& town = hall.town;
    const auto made = town.as(hall.administrator).run(create_window, hall.own);
    const auto clerk = staff(town, Role::window_clerk, hall.organ, made.id);
    CHECK(refusal([&] { town.as(hall.administrator).expecting(made.version).run(close_window, made.id); }) ==
          problems::not_allowed_now);
    town.write([&](Context& context) {
        context.tx.run("UPDATE identity_post SET valid_to = valid_from WHERE id = $1", clerk.post);
    });
    const auto closed = town.as(hall.administrator).expecting(made.version).run(close_window, made.id);
    CHECK(closed.closed_at);
    CHECK(town.ask(windows, {.open = true}).items.empty());
}

TEST_CASE("a window is changed in the version that was seen, and keeps its number to itself") {
    Hall hall;
    auto& town = hall.town;
    const auto first = town.as(hall.administrator).run(create_window, hall.own);
    const auto second = town.run(create_window, {"A04", "企业开办专区", "一楼东侧", hall.organ});
    CHECK(refusal([&] {
              town.expecting(second.version).run(change_window, second.id, {"A03", "区", "一楼", hall.organ});
          }) == problems::invalid_input);
    CHECK(refusal([&] { town.expecting(9).run(change_window, first.id, hall.own); }) == problems::stale);
    auto moved = hall.own;
    moved.location = "二楼西侧";
    CHECK(town.expecting(first.version).run(change_window, first.id, moved).location == "二楼西侧");
}

}  // namespace atrium::identity

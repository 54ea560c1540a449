#include "identity/staff_account.h"

#include "identity/post_page.h"
#include "identity/problems.h"
#include "testing/people.h"
#include "testing/visitor.h"

namespace atrium::identity {
namespace {

struct Office {
    Town town;
    Id<Organization> organ = atrium::organ(town);
    Actor security = staff(town, Role::sec_admin, organ),
          administrator = staff(town, Role::dept_admin, organ);

    CreateStaffAccount request(std::int64_t n = 300) {
        return {PersonName::stored("赵六"), CitizenNumber::stored(citizen_number_of_test(n)),
                mobile_of_test(n), "Zhao.Liu"};
    }
    StaffAccountMade made(const CreateStaffAccount& wanted) {
        const auto checked = town.as(security).ask(prepare_staff_account, wanted);
        return or_throw(town.as(security).run(create_staff_account, checked)).value;
    }
};

}  // namespace

TEST_CASE("a staff account begins with a password that has to be changed before any post is used") {
    Office office;
    const auto made = office.made(office.request());
    REQUIRE(made.initial_password);
    CHECK(made.account.user_name == "zhao.liu");
    CHECK(made.account.must_change_password);
    office.town.as(office.administrator).run(appoint, {.user_name = "zhao.liu", .role = Role::handler});
    Visitor visitor(office.town);
    REQUIRE(visitor.sign_in("zhao.liu", *made.initial_password) == 200);
    CHECK(said(visitor.get("/api/session")).at("posts_need") == "identity/password-change-needed");
}

TEST_CASE("somebody who is registered keeps his password and gets a user name beside it") {
    Office office;
    citizen(office.town, "李四");
    auto wanted = office.request(office.town.count("identity_person"));
    wanted.name = PersonName::stored("李四");
    const auto made = office.made(wanted);
    CHECK_FALSE(made.initial_password);
    CHECK(Visitor(office.town).sign_in("zhao.liu", std::string(test_password)) == 200);
    wanted.user_name = "another.name";
    CHECK(refusal([&] { office.made(wanted); }) == problems::already_registered);
    wanted.name = PersonName::stored("李五");
    CHECK(refusal([&] { office.made(wanted); }) == problems::name_differs);
}

TEST_CASE("a locked account cannot sign in until it is unlocked, a cancelled one never again") {
    Office office;
    auto& town = office.town;
    const auto clerk = staff(town, Role::window_clerk, office.organ);
    const auto name = "window_clerk" + std::to_string(town.count("identity_person"));
    Visitor visitor(town);
    REQUIRE(visitor.sign_in(name, std::string(test_password)) == 200);
    auto seen = town.as(office.security).ask(account, clerk.account);
    seen = town.expecting(seen.version).run(lock_account, clerk.account, {"调离岗位，等待交接"});
    CHECK(seen.status == AccountStatus::locked);
    CHECK(visitor.get("/api/my/sessions").status == 401);
    CHECK(visitor.sign_in(name, std::string(test_password)) == 403);
    seen = town.expecting(seen.version).run(unlock_account, clerk.account, {"交接完毕"});
    CHECK(seen.status == AccountStatus::verified);
    CHECK(visitor.sign_in(name, std::string(test_password)) == 200);
    seen = town.expecting(seen.version).run(cancel_account, clerk.account, {"离职"});
    CHECK(visitor.sign_in(name, std::string(test_password)) == 403);
    CHECK(refusal([&] { town.expecting(seen.version).run(unlock_account, clerk.account, {"不应成功"}); }) ==
          problems::not_allowed_now);
}

TEST_CASE("who was never verified is registered again after a lock, not verified") {
    Office office;
    const auto person = citizen(office.town, "李四", 0);
    office.town.as(office.security).expecting(1).run(lock_account, person.account, {"涉嫌冒用"});
    CHECK(office.town.expecting(2).run(unlock_account, person.account, {"核实无误"}).status ==
          AccountStatus::registered);
}

TEST_CASE("the security administrator does nothing to his own account") {
    Office office;
    auto& town = office.town;
    CHECK(refusal([&] {
              town.as(office.security).expecting(1).run(lock_account, office.security.account, {"试验"});
          }) == problems::own_rights);
}

TEST_CASE("an organ's administrator appoints who works on its cases, the security administrator all others") {
    Office office;
    auto& town = office.town;
    office.made(office.request());
    const auto refused = [&](const Actor& by, Role role, std::optional<Id<Organization>> organ = {}) {
        return refusal([&] {
            town.as(by).run(appoint, {.user_name = "zhao.liu", .role = role, .organization = organ});
        });
    };
    CHECK(refused(office.administrator, Role::auditor) == problems::forbidden);
    CHECK(refused(office.administrator, Role::dept_admin) == problems::forbidden);
    CHECK(refused(office.security, Role::decider) == problems::forbidden);
    CHECK(refused(office.security, Role::citizen) == problems::forbidden);
    CHECK(refused(office.administrator, Role::handler, organ(town, "胶州市其他局")) == problems::forbidden);
    CHECK(refused(office.administrator, Role::handler).status == 200);
    CHECK(refused(office.administrator, Role::handler) == problems::duplicate);
    const auto seen = town.as(office.administrator).ask(posts, {.role = Role::handler});
    REQUIRE(seen.items.size() == 1);
    const auto ended = town.expecting(1).run(end_post, seen.items.front().id, {"轮岗"});
    CHECK_FALSE(ended.in_force);
    CHECK(refused(office.administrator, Role::handler).status == 200);
}

TEST_CASE("nobody appoints himself, and nobody holds two of the three administrators' posts") {
    Office office;
    auto& town = office.town;
    office.made(office.request());
    const auto own_name = town.as(office.security).ask(account, office.security.account).user_name.value();
    CHECK(refusal([&] {
              town.as(office.security).run(appoint, {.user_name = own_name, .role = Role::auditor});
          }) == problems::own_rights);
    for (const auto first : {Role::sys_admin, Role::sec_admin, Role::auditor}) {
        const auto post = town.as(office.security).run(appoint, {.user_name = "zhao.liu", .role = first});
        for (const auto second : {Role::sys_admin, Role::sec_admin, Role::auditor})
            if (second != first)
                CHECK(refusal([&] {
                          town.as(office.security).run(appoint, {.user_name = "zhao.liu", .role = second});
                      }) == problems::separated_duties);
        town.as(office.security).expecting(post.version).run(end_post, post.id, {"更换"});
    }
}

TEST_CASE("a post in the future already keeps its holder from another administrator's post") {
    Office office;
    auto& town = office.town;
    office.made(office.request());
    town.as(office.security)
        .run(appoint,
             {.user_name = "zhao.liu", .role = Role::auditor, .valid_from = local_date(town.now()) + 30});
    CHECK(refusal([&] {
              town.as(office.security).run(appoint, {.user_name = "zhao.liu", .role = Role::sys_admin});
          }) == problems::separated_duties);
}

}  // namespace atrium::identity

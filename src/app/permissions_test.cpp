#include "identity/permissions.h"

#include "app/modules.h"

#include <set>

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium::identity {
namespace {

std::set<std::string> names_in_table() {
    std::set<std::string> out;
    for (const auto& row : permission_table()) out.emplace(row.name);
    return out;
}

std::set<std::string> names_in_routes() {
    std::set<std::string> out;
    for (const auto& route : app::api().routes()) out.emplace(route.permission.name);
    return out;
}

// Modules whose routes are all there.  A row of another module may still wait for its route.
constexpr std::string_view whole_modules[] = {"anybody", "identity", "notify"};

}  // namespace

TEST_CASE("every permission that a route asks for stands in the table") {
    const auto known = names_in_table();
    for (const auto& name : names_in_routes()) CHECK_MESSAGE(known.contains(name), name);
}

TEST_CASE("every permission in the table is asked for by a route") {
    const auto used = names_in_routes();
    for (const auto& name : names_in_table())
        if (const auto module = name.substr(0, name.find('/'));
            std::ranges::find(whole_modules, module) != std::end(whole_modules))
            CHECK_MESSAGE(used.contains(name), name);
}

TEST_CASE("a permission stands once in the table, and each role once in its row") {
    CHECK(names_in_table().size() == permission_table().size());
    for (const auto& row : permission_table())
        CHECK_MESSAGE(std::set(row.roles.begin(), row.roles.end()).size() == row.roles.size(), row.name);
}

TEST_CASE("the three administrators share no permission beyond what everybody has") {
    const auto of = [](Role role) { return permissions_of(role); };
    for (const auto& name : of(Role::sec_admin)) {
        if (allowed({.role = Role::supervisor}, {name}) || allowed({.role = Role::nobody}, {name})) continue;
        CHECK_MESSAGE(!allowed({.role = Role::sys_admin}, {name}), name);
        CHECK_MESSAGE(!allowed({.role = Role::auditor}, {name}), name);
    }
    for (const auto& name : of(Role::auditor)) {
        if (allowed({.role = Role::supervisor}, {name}) || allowed({.role = Role::nobody}, {name})) continue;
        CHECK_MESSAGE(!allowed({.role = Role::sys_admin}, {name}), name);
    }
    CHECK(allowed({.role = Role::auditor}, {"audit/read"}));
    CHECK_FALSE(allowed({.role = Role::sec_admin}, {"audit/read"}));
}

TEST_CASE("what was recorded is read by the auditor alone, and no route changes it") {
    for (const auto& route : app::api().routes())
        if (route.permission.name.starts_with("audit/")) CHECK_MESSAGE(route.method == "GET", route.pattern);
    for (const auto& row : permission_table())
        if (row.name.starts_with("audit/")) CHECK(row.roles == std::vector{Role::auditor});
}

TEST_CASE("who grants rights holds none of those that he grants, and cannot read their trace") {
    constexpr std::string_view granting[] = {"identity/keep-accounts", "identity/keep-posts",
                                             "identity/authorise"};
    for (const auto& row : permission_table()) {
        if (std::ranges::find(granting, row.name) == std::end(granting)) continue;
        for (const auto role : row.roles)
            for (const auto& right :
                 {"cases/accept", "cases/decide", "cases/deliver", "audit/read", "app/settings"})
                CHECK_FALSE_MESSAGE(allowed({.role = role}, {right}), enum_text(role) << " " << right);
    }
}

TEST_CASE("a name that is not in the table nobody has") {
    CHECK_FALSE(allowed({.role = Role::sec_admin}, {"identity/everything"}));
    CHECK_FALSE(allowed({.role = Role::system}, {"cases/decide"}));
}

}  // namespace atrium::identity

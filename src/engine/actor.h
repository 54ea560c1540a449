#pragma once

#include "base/codec.h"

namespace atrium {

// Things that identifiers point to across modules; each is defined by the module that owns it.
struct Account {};
struct Person {};
struct Organization {};
struct Window {};
struct Post {};

// The roles of services.md §1.1 that this program knows; which permission each has is a table in `identity`.
// The three administrators are separated: none can both grant a right and erase its trace.
enum class Role {
    nobody,          // not signed in
    system,          // timers, listeners
    citizen,         // 自然人, for himself
    enterprise,      // 法人/非法人组织 through its legal representative
    agent,           // 经办人/代理人 under a mandate
    guide,           // 导办
    window_clerk,    // 窗口人员
    handler,         // 承办人
    reviewer,        // 审核人
    decider,         // 审批人/首席代表
    delivery_clerk,  // 出件窗口
    dept_admin,      // 部门管理员
    item_admin,      // 事项管理
    supervisor,      // 电子监察
    sys_admin,       // 系统管理员
    sec_admin,       // 安全管理员
    auditor,         // 审计管理员
};
BOOST_DESCRIBE_ENUM(Role, nobody, system, citizen, enterprise, agent, guide, window_clerk, handler, reviewer,
                    decider, delivery_clerk, dept_admin, item_admin, supervisor, sys_admin, sec_admin,
                    auditor)

// Who is asking, in the one capacity he acts in now.
struct Actor {
    Id<Account> account;
    Id<Person> person;  // the human being
    Role role = Role::nobody;
    std::int64_t subject = 0;       // applicants: the person or organization he acts for
    std::int64_t mandate = 0;       // agents: what they act under
    Id<Organization> organization;  // staff: the organ of his post
    Id<Post> post;                  // staff: the post
    Id<Window> window;              // staff: the window of the post, if it has one
    int realname_level = 0;         // applicants: L0…L3 (services.md §4)
};

inline Actor system_actor() {
    Actor actor;
    actor.role = Role::system;
    return actor;
}

// What a route asks for.  Which role has it is a table in `identity`: roles have no order.
struct Permission {
    std::string_view name;
};

// Whoever may read a page may have this, signed in or not.
inline constexpr Permission anybody{"anybody"};

}  // namespace atrium

#pragma once

#include "identity/account.h"
#include "identity/mandate.h"
#include "identity/post.h"

namespace atrium::identity {

enum class CapacityKind { self, organization, agent, post };
BOOST_DESCRIBE_ENUM(CapacityKind, self, organization, agent, post)

// What a person may act as (身份): one at a time.  `key` names it in requests: "self", "organization-<id>",
// "mandate-<id>", "post-<id>".
struct Capacity {
    std::string key;
    CapacityKind kind = CapacityKind::self;
    Role role = Role::citizen;
    Words name;       // "胶州市行政审批服务局"
    Words role_name;  // "窗口人员"
    std::optional<Id<Organization>> organization = std::nullopt;
    std::optional<Id<Window>> window = std::nullopt;
    std::optional<std::string> window_number = std::nullopt;
    std::optional<Date> valid_to = std::nullopt;  // half-open
};
BOOST_DESCRIBE_STRUCT(Capacity, (),
                      (key, kind, role, name, role_name, organization, window, window_number, valid_to))

// A capacity together with the actor that it makes.
struct ActingAs {
    Capacity capacity;
    Actor actor;
};

// All that are in force today, oneself first.
std::vector<ActingAs> capacities_of(const Reading&, const AccountRecord&, const PersonRecord&);
// One of them, or nothing when it is not in force.
std::optional<ActingAs> capacity_of(const Reading&, const AccountRecord&, const PersonRecord&,
                                    std::string_view key);

}  // namespace atrium::identity

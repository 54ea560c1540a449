#pragma once

#include "identity/window.h"

namespace atrium::identity {

// Somebody's place in an organ (岗位): exactly one role, at a window or behind it, from a day until before
// another.
struct PostRecord {
    Id<Post> id;
    Id<Person> person_id;
    Id<Organization> organization_id;
    std::optional<Id<Window>> window_id = std::nullopt;
    Role role = Role::handler;
    Date valid_from;
    std::optional<Date> valid_to = std::nullopt;
    Id<Person> appointed_by;
    Instant created_at;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(PostRecord, (),
                      (id, person_id, organization_id, window_id, role, valid_from, valid_to, appointed_by,
                       created_at, version))

struct NewPost {
    Id<Person> person;
    Id<Organization> organization;
    std::optional<Id<Window>> window = std::nullopt;
    Role role = Role::handler;
    std::optional<Date> valid_from = std::nullopt;  // today
    std::optional<Date> valid_to = std::nullopt;
};

bool is_in_force(const PostRecord&, Date day);
// Those that the person holds today.
std::vector<PostRecord> posts_in_force(const Reading&, Id<Person>);
PostRecord add_post(Context&, const NewPost&);

}  // namespace atrium::identity

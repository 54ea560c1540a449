#pragma once

#include "identity/person.h"
#include "identity/post.h"

namespace atrium::identity {

// Who appoints whom (岗位管理): an organ's administrator the people who work on its cases, the security
// administrator all others.  Nobody appoints himself, and no person holds two of the three administrators'
// posts.

struct PostView {
    Id<Post> id;
    Id<Person> person;
    std::string person_name;
    std::optional<std::string> user_name = std::nullopt;
    Id<Organization> organization;
    std::string organization_name;
    Role role = Role::handler;
    Words role_name;
    std::optional<Id<Window>> window = std::nullopt;
    std::optional<std::string> window_number = std::nullopt;
    Date valid_from;
    std::optional<Date> valid_to = std::nullopt;
    bool in_force = false;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(PostView, (),
                      (id, person, person_name, user_name, organization, organization_name, role, role_name,
                       window, window_number, valid_from, valid_to, in_force, version))

struct ListPosts {
    std::optional<Id<Organization>> organization = std::nullopt;
    std::optional<Id<Person>> person = std::nullopt;
    std::optional<Role> role = std::nullopt;
    std::optional<bool> in_force = std::nullopt;
    std::optional<std::string> after = std::nullopt;
    std::optional<int> limit = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(ListPosts, (), (organization, person, role, in_force, after, limit))

struct Appoint {
    std::string user_name;
    Role role = Role::handler;
    std::optional<Id<Organization>> organization = std::nullopt;  // one's own when not said
    std::optional<Id<Window>> window = std::nullopt;
    std::optional<Date> valid_from = std::nullopt;  // today
    std::optional<Date> valid_to = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(Appoint, (), (user_name, role, organization, window, valid_from, valid_to))

struct EndPost {
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(EndPost, (), (reason))

Where readable(const Actor&, Type<PostRecord>);

// Which roles this one may appoint to.
std::vector<Role> appointable_by(Role);

Page<PostView> posts(const Reading&, ListPosts);
PostView post(const Reading&, Id<Post>);
PostView appoint(Context&, Appoint);
PostView end_post(Context&, Id<Post>, EndPost);

}  // namespace atrium::identity

#include "identity/post_page.h"

#include "identity/account.h"
#include "identity/organization.h"
#include "identity/permissions.h"
#include "identity/problems.h"
#include "identity/words.h"

#include <algorithm>

namespace atrium::identity {
namespace {

PostView view_of(const Reading& reading, const PostRecord& post) {
    const auto account = account_of_person(reading, post.person_id);
    PostView out{.id = post.id,
                 .person = post.person_id,
                 .person_name = person_of(reading, post.person_id).name,
                 .user_name = account ? account->user_name : std::nullopt,
                 .organization = post.organization_id,
                 .organization_name = organization_of(reading, post.organization_id).name,
                 .role = post.role,
                 .role_name = name_of(post.role),
                 .window = post.window_id,
                 .valid_from = post.valid_from,
                 .valid_to = post.valid_to,
                 .in_force = is_in_force(post, local_date(reading.now)),
                 .version = post.version};
    if (post.window_id)
        out.window_number =
            reading.db.get<WindowRecord>("SELECT * FROM identity_window WHERE id = $1", *post.window_id)
                .number;
    return out;
}

void check_window(const Reading& reading, Id<Window> id, Id<Organization> organ, Problem& problem) {
    const auto window = reading.db.find<WindowRecord>(
        "SELECT * FROM identity_window WHERE id = $1 AND closed_at IS NULL", id);
    if (!window || (window->organization_id && *window->organization_id != organ))
        problem.at(
            "/window", "NOT_FOUND",
            Text{"没有这个窗口，或窗口属于其他机构", "No such window, or it belongs to another organ"});
}

// The account of the user name; the administrator's own is refused.
std::optional<AccountRecord> check(const Reading& reading, const Appoint& request, Id<Organization> organ) {
    Problem problem{problems::invalid_input};
    const auto account = reading.db.find<AccountRecord>(
        "SELECT * FROM identity_account WHERE user_name = $1 AND status IN ('registered', 'verified')",
        lower(request.user_name));
    if (!account)
        problem.at("/user_name", "NOT_FOUND", Text{"没有这个工作人员账号", "There is no such staff account"});
    const auto from = request.valid_from.value_or(local_date(reading.now));
    if (from < local_date(reading.now))
        problem.at("/valid_from", "BAD_FORMAT", Text{"任职不能追溯", "It cannot begin before today"});
    if (request.valid_to && *request.valid_to <= from)
        problem.at("/valid_to", "BAD_FORMAT", Text{"应晚于起始日期", "should be later than the first day"});
    if (request.window) check_window(reading, *request.window, organ, problem);
    if (reading.db.count("identity_organization", {"id = ? AND has_posts = ?", {cell(organ), true}}) == 0)
        problem.at("/organization", "NOT_FOUND", Text{"机构不存在", "There is no such organ"});
    refuse_if_wrong(problem);
    return account;
}

void refuse_role(const Actor& actor, const Appoint& request, Id<Organization> organ) {
    const auto roles = appointable_by(actor.role);
    if (std::ranges::find(roles, request.role) == roles.end()) {
        Problem refusal(problems::forbidden,
                        Text{"该岗位不由您任命", "This post is not yours to appoint to"});
        for (const auto role : roles) refusal.allowed.emplace_back(enum_text(role));
        throw refusal;
    }
    if (actor.role == Role::dept_admin && organ != actor.organization)
        throw Problem(problems::forbidden,
                      Text{"只能任命本机构的岗位", "Only posts of one's own organ can be given"});
}

// Now or in the future, whichever of both begins first.
void refuse_two_administrators(const Reading& reading, Id<Person> person, Role role) {
    if (!is_administrator(role)) return;
    for (const auto& held : reading.db.all<PostRecord>(
             "SELECT * FROM identity_post WHERE person_id = $1 AND (valid_to IS NULL OR valid_to > $2)",
             person, local_date(reading.now)))
        if (is_administrator(held.role) && held.role != role) throw Problem(problems::separated_duties);
}

void refuse_same_post(const Reading& reading, Id<Person> person, Role role, Id<Organization> organ) {
    if (reading.db.count(
            "identity_post",
            {"person_id = ? AND organization_id = ? AND role = ? AND (valid_to IS NULL OR valid_to > ?)",
             {cell(person), cell(organ), cell(role), cell(local_date(reading.now))}}) > 0)
        throw Problem(problems::duplicate,
                      Text{"该人员已在此岗位任职", "The person holds this post already"});
}

}  // namespace

std::vector<Role> appointable_by(Role role) {
    using enum Role;
    if (role == dept_admin) return {guide, window_clerk, handler, reviewer, decider, delivery_clerk};
    if (role == sec_admin) return {dept_admin, item_admin, supervisor, sys_admin, sec_admin, auditor};
    return {};
}

// An organ's administrator sees the posts of his organ, security and supervision all, everybody else in a
// post those of his own organ are none of his business: he sees his own.
Where readable(const Actor& actor, Type<PostRecord>) {
    switch (actor.role) {
        case Role::sec_admin:
        case Role::supervisor: return {"1 = 1"};
        case Role::dept_admin: return {"organization_id = ?", {cell(actor.organization)}};
        default: return {"person_id = ?", {cell(actor.person)}};
    }
}

Page<PostView> posts(const Reading& reading, ListPosts request) {
    auto where = readable(reading.actor, Type<PostRecord>{});
    if (request.organization) where = where && Where{"organization_id = ?", {cell(*request.organization)}};
    if (request.person) where = where && Where{"person_id = ?", {cell(*request.person)}};
    if (request.role) where = where && Where{"role = ?", {cell(*request.role)}};
    if (request.in_force) {
        const auto today = cell(local_date(reading.now));
        where = where && Where{std::string(*request.in_force ? "" : "NOT ") +
                                   "(valid_from <= ? AND (valid_to IS NULL OR valid_to > ?))",
                               {today, today}};
    }
    return shown(reading.db.page<PostRecord>("identity_post", where, {.descending = true},
                                             {request.after, request.limit}),
                 [&](const PostRecord& one) { return view_of(reading, one); });
}

PostView post(const Reading& reading, Id<Post> id) {
    return view_of(reading,
                   reading.db.one<PostRecord>("identity_post", readable(reading.actor, Type<PostRecord>{}) &&
                                                                   Where{"id = ?", {cell(id)}}));
}

PostView appoint(Context& context, Appoint request) {
    const auto reading = context.reading();
    const auto organ = request.organization.value_or(context.actor.organization);
    refuse_role(context.actor, request, organ);
    const auto account = check(reading, request, organ);
    if (account->person_id == context.actor.person) throw Problem(problems::own_rights);
    refuse_two_administrators(reading, account->person_id, request.role);
    refuse_same_post(reading, account->person_id, request.role, organ);
    const auto added = add_post(context, {.person = account->person_id,
                                          .organization = organ,
                                          .window = request.window,
                                          .role = request.role,
                                          .valid_from = request.valid_from,
                                          .valid_to = request.valid_to});
    context.record({.act = "identity/appointed",
                    .subject = added.id.value,
                    .data = {{"person", id_text(added.person_id.value)},
                             {"organization", id_text(organ.value)},
                             {"role", enum_text(added.role)},
                             {"valid_from", to_string(added.valid_from)}}});
    return view_of(reading, added);
}

PostView end_post(Context& context, Id<Post> id, EndPost request) {
    check_words(request.reason, 2, 200, "/reason");
    auto one = context.tx.one<PostRecord>(
        "identity_post", readable(context.actor, Type<PostRecord>{}) && Where{"id = ?", {cell(id)}});
    context.check_version(one.version);
    const auto roles = appointable_by(context.actor.role);
    if (std::ranges::find(roles, one.role) == roles.end()) throw Problem(problems::forbidden);
    const auto today = local_date(context.now);
    if (one.valid_to && *one.valid_to <= today)
        throw Problem(problems::not_allowed_now, Text{"任职已经终止", "The post has ended already"});
    one.valid_to = std::max(today, one.valid_from);
    ++one.version;
    context.tx.update("identity_post", one);
    context.effects.changed.push_back("identity/person/" + id_text(one.person_id.value));
    context.record({.act = "identity/post-ended",
                    .subject = one.id.value,
                    .reason = request.reason,
                    .data = {{"role", enum_text(one.role)}}});
    return view_of(context.reading(), one);
}

}  // namespace atrium::identity

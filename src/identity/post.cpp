#include "identity/post.h"

namespace atrium::identity {

bool is_in_force(const PostRecord& post, Date day) {
    return post.valid_from <= day && (!post.valid_to || day < *post.valid_to);
}

std::vector<PostRecord> posts_in_force(const Reading& reading, Id<Person> person) {
    return reading.db.all<PostRecord>(
        "SELECT * FROM identity_post WHERE person_id = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2) "
        "ORDER BY id",
        person, local_date(reading.now));
}

PostRecord add_post(Context& context, const NewPost& post) {
    const PostRecord record{
        .id = context.ids.next<Post>(),
        .person_id = post.person,
        .organization_id = post.organization,
        .window_id = post.window,
        .role = post.role,
        .valid_from = post.valid_from.value_or(local_date(context.now)),
        .valid_to = post.valid_to,
        .appointed_by = context.actor.person,
        .created_at = context.now,
    };
    context.tx.insert("identity_post", record);
    context.effects.changed.push_back("identity/person/" + id_text(post.person.value));
    return record;
}

}  // namespace atrium::identity

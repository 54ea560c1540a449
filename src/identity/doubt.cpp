#include "identity/doubt.h"

#include "base/lifecycle_check.h"
#include "identity/problems.h"
#include "identity/words.h"

namespace atrium::identity {
namespace {

constexpr Step<DoubtState> doubt_lifecycle[] = {{DoubtState::open, "settle", DoubtState::settled}};
static_assert(is_sound(doubt_lifecycle, DoubtState::open));

}  // namespace

Where readable(const Actor& actor, Type<Doubt>) {
    return actor.role == Role::sec_admin ? Where{"1 = 1"} : Where{"1 = 0"};
}

Page<Doubt> doubts(const Reading& reading, ListDoubts request) {
    auto where = readable(reading.actor, Type<Doubt>{});
    if (request.state) where = where && Where{"state = ?", {cell(*request.state)}};
    return reading.db.page<Doubt>("identity_doubt", where, {.descending = true},
                                  {request.after, request.limit});
}

Doubt settle_doubt(Context& context, Id<Doubt> id, SettleDoubt request) {
    check_words(request.finding, 1, 500, "/finding");
    auto doubt = context.tx.one<Doubt>("identity_doubt",
                                       readable(context.actor, Type<Doubt>{}) && Where{"id = ?", {id.value}});
    context.check_version(doubt.version);
    doubt.state = advance(doubt_lifecycle, doubt.state, "settle");
    doubt.finding = request.finding;
    doubt.settled_by = context.actor.person;
    doubt.settled_at = context.now;
    ++doubt.version;
    context.tx.update("identity_doubt", doubt);
    context.record({.act = "identity/doubt-settled",
                    .subject = doubt.id.value,
                    .from = "open",
                    .to = "settled",
                    .reason = request.finding});
    return doubt;
}

Problem doubt_name(Context& context, SubjectType type, std::int64_t subject, const std::string& registered,
                   const std::string& claimed, std::string_view raised_in, std::string pointer) {
    const auto same = context.tx.find<Doubt>(
        "SELECT * FROM identity_doubt WHERE state = 'open' AND subject = $1 AND claimed_name = $2", subject,
        claimed);
    if (!same) {
        const Doubt doubt{.id = context.ids.next<Doubt>(),
                          .subject_type = type,
                          .subject = subject,
                          .registered_name = registered,
                          .claimed_name = claimed,
                          .raised_by = context.actor.person,
                          .raised_in = std::string(raised_in),
                          .raised_at = context.now};
        context.tx.insert("identity_doubt", doubt);
        context.record({.act = "identity/doubt-raised",
                        .subject = doubt.id.value,
                        .to = "open",
                        .data = {{"subject", id_text(subject)}, {"raised_in", raised_in}}});
    }
    return name_differs(std::move(pointer));
}

Problem name_differs(std::string pointer) {
    return Problem(problems::name_differs).at(std::move(pointer), "BAD_FORMAT", problems::name_differs.title);
}

}  // namespace atrium::identity

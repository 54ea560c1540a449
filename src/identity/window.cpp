#include "identity/window.h"

#include "identity/organization.h"
#include "identity/problems.h"
#include "identity/words.h"

namespace atrium::identity {
namespace {

// An organ's administrator keeps its own windows; those that serve many organs are the security
// administrator's.
Where keepable(const Actor& actor) {
    if (actor.role == Role::sec_admin) return {"1 = 1"};
    return {"organization_id = ?", {cell(actor.organization)}};
}

void check_words_of(const WindowWords& words, Problem& problem) {
    check_words(problem, words.number, 1, 10, "/number");
    check_words(problem, words.zone, 1, 50, "/zone");
    check_words(problem, words.location, 1, 100, "/location");
}

void check(const Reading& reading, const WindowWords& words, std::optional<Id<Window>> self) {
    Problem problem{problems::invalid_input};
    check_words_of(words, problem);
    if (words.organization &&
        reading.db.count("identity_organization",
                         {"id = ? AND has_posts = ?", {cell(*words.organization), true}}) == 0)
        problem.at("/organization", "NOT_FOUND", Text{"机构不存在", "There is no such organ"});
    const auto same =
        reading.db.find<WindowRecord>("SELECT * FROM identity_window WHERE number = $1", words.number);
    if (same && same->id != self)
        problem.at("/number", "DUPLICATE", Text{"窗口编号已存在", "There is a window with this number"});
    refuse_if_wrong(problem);
    const auto& actor = reading.actor;
    if (actor.role == Role::dept_admin && words.organization != actor.organization)
        throw Problem(problems::forbidden,
                      Text{"只能维护本机构的窗口", "Only the windows of one's own organ can be kept"});
}

WindowRecord window_to_change(Context& context, Id<Window> id) {
    const auto window = context.tx.one<WindowRecord>("identity_window",
                                                     keepable(context.actor) && Where{"id = ?", {cell(id)}});
    context.check_version(window.version);
    return window;
}

WindowView write(Context& context, WindowRecord window, std::string_view act) {
    ++window.version;
    context.tx.update("identity_window", window);
    context.effects.changed.push_back("identity/everybody");
    context.record(
        {.act = std::string(act),
         .subject = window.id.value,
         .data = {{"number", window.number}, {"zone", window.zone}, {"location", window.location}}});
    return view_of(context.reading(), window);
}

}  // namespace

// Windows are public: they stand in the guide.
Where readable(const Actor&, Type<WindowRecord>) { return {"1 = 1"}; }

Page<WindowView> windows(const Reading& reading, ListWindows request) {
    auto where = readable(reading.actor, Type<WindowRecord>{});
    if (request.organization) where = where && Where{"organization_id = ?", {cell(*request.organization)}};
    if (request.open) where = where && Where{*request.open ? "closed_at IS NULL" : "closed_at IS NOT NULL"};
    return shown(
        reading.db.page<WindowRecord>("identity_window", where, {{"number"}}, {request.after, request.limit}),
        [&](const WindowRecord& window) { return view_of(reading, window); });
}

WindowView create_window(Context& context, WindowWords request) {
    check(context.reading(), request, std::nullopt);
    const WindowRecord window{.id = context.ids.next<Window>(),
                              .number = request.number,
                              .zone = request.zone,
                              .location = request.location,
                              .organization_id = request.organization,
                              .created_at = context.now};
    context.tx.insert("identity_window", window);
    context.record(
        {.act = "identity/window-created",
         .subject = window.id.value,
         .data = {{"number", window.number}, {"zone", window.zone}, {"location", window.location}}});
    return view_of(context.reading(), window);
}

WindowView change_window(Context& context, Id<Window> id, WindowWords request) {
    auto window = window_to_change(context, id);
    check(context.reading(), request, id);
    window.number = request.number;
    window.zone = request.zone;
    window.location = request.location;
    window.organization_id = request.organization;
    return write(context, std::move(window), "identity/window-changed");
}

WindowView close_window(Context& context, Id<Window> id) {
    auto window = window_to_change(context, id);
    if (window.closed_at) throw Problem(problems::not_allowed_now, Text{"窗口已经撤销", "It is closed"});
    const auto today = cell(local_date(context.now));
    if (context.tx.count("identity_post",
                         {"window_id = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?)",
                          {cell(id), today, today}}) > 0)
        throw Problem(problems::not_allowed_now,
                      Text{"窗口仍有在岗人员，请先终止其岗位", "Somebody has a post at it; end that first"});
    window.closed_at = context.now;
    return write(context, std::move(window), "identity/window-closed");
}

WindowView view_of(const Reading& reading, const WindowRecord& window) {
    return {.id = window.id,
            .number = window.number,
            .zone = window.zone,
            .location = window.location,
            .organization = window.organization_id,
            .organization_name = window.organization_id
                                     ? std::optional(organization_of(reading, *window.organization_id).name)
                                     : std::nullopt,
            .closed_at = window.closed_at,
            .version = window.version};
}

}  // namespace atrium::identity

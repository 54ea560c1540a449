#include "catalog/drafts.h"

#include "catalog/item_check.h"
#include "catalog/item_code.h"
#include "catalog/permissions.h"
#include "catalog/problems.h"
#include "forms/form_check.h"
#include "identity/permissions.h"

namespace atrium::catalog {
namespace {

struct OfferedAction {
    std::string_view action;
    Permission permission;
};

// What a page may offer in a state; the rest happens by itself.
std::vector<OfferedAction> offered_in(VersionState state) {
    switch (state) {
        case VersionState::draft: return {{"submit", may::draft_items}};
        case VersionState::dept_review:
            return {{"approve", may::give_department_opinion}, {"return", may::give_department_opinion}};
        case VersionState::central_review:
            return {{"approve", may::give_central_opinion}, {"return", may::give_central_opinion}};
        case VersionState::ready:
            return {{"publish", may::publish_items}, {"return", may::give_central_opinion}};
        case VersionState::active: return {{"suspend", may::publish_items}, {"cancel", may::publish_items}};
        case VersionState::suspended: return {{"resume", may::publish_items}, {"cancel", may::publish_items}};
        case VersionState::superseded:
        case VersionState::cancelled: return {};
    }
    return {};
}

std::vector<std::string> actions_for(const Actor& actor, VersionState state) {
    std::vector<std::string> out;
    for (const auto& offered : offered_in(state))
        if (identity::allowed(actor, offered.permission)) out.emplace_back(offered.action);
    return out;
}

// The faults of a form document, said where it stands in the request.
void check_form(const WriteDraft& draft, Problem& problem) {
    if (!draft.form) return;
    try {
        const auto form = forms::parse_form(*draft.form);
        if (draft.item.form != form.name)
            problem.at("/item/form", "BAD_FORMAT",
                       Text{"表单名称与表单文件不一致", "is not the name of the form document"},
                       {{"expected", form.name}});
    } catch (const Problem& fault) {
        for (auto field : fault.fields) {
            field.pointer = "/form" + field.pointer;
            problem.fields.push_back(std::move(field));
        }
    }
}

void check_draft(const Reading& reading, const WriteDraft& draft) {
    Problem problem{atrium::problems::invalid_input};
    check_item(draft.item, "/item", problem);
    check_form(draft, problem);
    if (!find_department(reading, draft.item.organ))
        problem.at("/item/organ", "NOT_FOUND",
                   Text{"实施主体不在部门名录中", "This organ is not among the departments"});
    refuse_if_wrong(problem);
}

// A department writes its own items; the publishers may write anybody's.
Department own_department(const Reading& reading, const Item& item) {
    auto department = find_department(reading, item.organ);
    if (!department) throw Problem(problems::no_such_item);
    const auto role = reading.actor.role;
    const bool any = role == Role::item_admin || role == Role::system;
    if (!any && department->id != reading.actor.organization) throw Problem(problems::other_department);
    return *department;
}

void put_content(Version& version, const WriteDraft& written, const Department& department) {
    version.item = written.item;
    version.form = written.form ? std::optional(json_text(json::value(*written.form))) : std::nullopt;
    version.organ_id = department.id;
    version.code = HandlingCode{department.credit_code, department.level, written.item.codes.base,
                                written.item.codes.handling}
                       .text();
}

}  // namespace

Page<VersionLine> versions(const Reading& reading, ListVersions request) {
    auto where = readable(reading.actor, Type<Version>{});
    if (request.state) where = where && Where{"state = ?", {cell(*request.state)}};
    if (request.code) where = where && Where{"code = ?", {*request.code}};
    return shown(reading.db.page<Version>("catalog_version", where, {}, {request.after, request.limit}),
                 [](const Version& version) {
                     return VersionLine{.id = version.id,
                                        .code = version.code,
                                        .number = version.number,
                                        .state = version.state,
                                        .organ_id = version.organ_id,
                                        .kept_as_source = version.kept_as_source,
                                        .name = version.item.name,
                                        .created_at = version.created_at,
                                        .published_at = version.published_at,
                                        .version = version.version};
                 });
}

VersionView version(const Reading& reading, Id<Version> id) {
    return view_of(reading, version_row(reading, id));
}

CheckedDraft prepare_draft(const Reading& reading, WriteDraft request) {
    check_draft(reading, request);
    own_department(reading, request.item);
    return {std::move(request)};
}

VersionView create_draft(Context& context, CheckedDraft checked) {
    const auto department = own_department(context.reading(), checked.written.item);
    Version version{
        .id = context.ids.next<Version>(), .author = context.actor.account, .created_at = context.now};
    put_content(version, checked.written, department);
    context.tx.insert("catalog_version", version);
    context.record({.act = "catalog/draft",
                    .subject = version.id.value,
                    .to = std::string(enum_text(version.state)),
                    .data = {{"code", version.code}, {"name", version.item.name.zh}}});
    return view_of(context.reading(), version);
}

CheckedDraft prepare_rewriting(const Reading& reading, Id<Version> id, WriteDraft request) {
    version_row(reading, id);
    check_draft(reading, request);
    return {std::move(request), id};
}

VersionView rewrite_draft(Context& context, CheckedDraft checked) {
    auto version = version_row(context.reading(), checked.id.value());
    context.check_version(version.version);
    if (version.state != VersionState::draft) throw Problem(problems::published_is_fixed);
    own_department(context.reading(), version.item);
    put_content(version, checked.written, own_department(context.reading(), checked.written.item));
    ++version.version;
    context.tx.update("catalog_version", version);
    context.record({.act = "catalog/rewrite",
                    .subject = version.id.value,
                    .from = std::string(enum_text(version.state)),
                    .to = std::string(enum_text(version.state)),
                    .data = {{"code", version.code}, {"name", version.item.name.zh}}});
    return view_of(context.reading(), version);
}

VersionView view_of(const Reading& reading, const Version& version) {
    return {.id = version.id,
            .code = version.code,
            .number = version.number,
            .state = version.state,
            .organ_id = version.organ_id,
            .kept_as_source = version.kept_as_source,
            .item = version.item,
            .form = version.form ? std::optional(parse_stored(*version.form).as_object()) : std::nullopt,
            .content_hash = version.content_hash,
            .opinions = version.opinions,
            .stop = version.stop,
            .predecessor = version.predecessor,
            .created_at = version.created_at,
            .published_at = version.published_at,
            .ended_at = version.ended_at,
            .findings = findings_of(reading, version),
            .actions = actions_for(reading.actor, version.state),
            .names = names_in(version.item),
            .version = version.version};
}

}  // namespace atrium::catalog

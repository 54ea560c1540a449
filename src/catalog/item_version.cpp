#include "catalog/item_version.h"

#include "catalog/problems.h"

#include <mutex>

namespace atrium::catalog {
namespace {

ItemVersionPtr read_version(const Reading& reading, Id<Version> id) {
    auto version = reading.db.get<Version>("SELECT * FROM catalog_version WHERE id = $1 AND number > 0", id);
    auto out = std::make_shared<ItemVersion>();
    out->id = version.id;
    out->code = version.code;
    out->number = version.number;
    out->organ_id = version.organ_id;
    out->organ_name = department_of(reading, version.organ_id).name;
    out->instant = code_in("project-types", version.item.limits.project_type).has("instant");
    out->takes_applications = code_in("item-types", version.item.type).has("takes-applications");
    if (version.form)
        out->form = std::make_shared<const forms::Form>(forms::parse_form(parse_stored(*version.form)));
    out->published_at = version.published_at.value_or(version.created_at);
    out->item = std::move(version.item);
    return out;
}

[[noreturn]] void refuse_stopped(const ShownVersion& shown) {
    Problem refusal(problems::not_applicable_now, shown.stop ? shown.stop->notice : Words{});
    if (shown.stop && shown.stop->until) refusal.more["until"] = to_string(*shown.stop->until);
    refusal.more["state"] = enum_text(shown.state);
    throw refusal;
}

}  // namespace

ItemVersionPtr ItemVersions::find(Id<Version> id) const {
    const std::shared_lock lock(mutex_);
    const auto found = versions_.find(id.value);
    return found == versions_.end() ? nullptr : found->second;
}

void ItemVersions::keep(const ItemVersionPtr& version) {
    const std::unique_lock lock(mutex_);
    versions_.insert_or_assign(version->id.value, version);
}

std::optional<ShownVersion> shown_version(const Reading& reading, std::string_view code) {
    return reading.db.find<ShownVersion>(
        "SELECT id, state, kept_as_source, stop FROM catalog_version WHERE code = $1 AND number > 0 "
        "ORDER BY CASE WHEN state = 'active' THEN 0 ELSE 1 END, number DESC LIMIT 1",
        code);
}

ItemVersionPtr active_version(const Reading& reading, std::string_view code) {
    const auto shown = shown_version(reading, code);
    if (!shown) throw Problem(problems::no_such_item);
    if (shown->state != VersionState::active) refuse_stopped(*shown);
    auto version = version_of(reading, shown->id);
    if (!version->takes_applications) throw Problem(problems::takes_no_applications);
    return version;
}

ItemVersionPtr version_of(const Reading& reading, Id<Version> id) {
    auto& kept = reading.service<ItemVersions>();
    if (auto version = kept.find(id)) return version;
    auto version = read_version(reading, id);
    kept.keep(version);
    return version;
}

}  // namespace atrium::catalog

#include "catalog/version.h"

#include "base/lifecycle_check.h"
#include "catalog/base_item.h"

namespace atrium::catalog {
namespace {

static_assert(is_sound(version_lifecycle, VersionState::draft));

}  // namespace

Where readable(const Actor& actor, Type<Version>) {
    switch (actor.role) {
        case Role::item_admin:
        case Role::supervisor:
        case Role::auditor:
        case Role::system: return {"1 = 1"};
        case Role::dept_admin:
        case Role::decider:
        case Role::reviewer: return {"organ_id = ?", {actor.organization.value}};
        default: return {"state = 'active'"};
    }
}

Version version_row(const Reading& reading, Id<Version> id) {
    return reading.db.one<Version>("catalog_version",
                                   readable(reading.actor, Type<Version>{}) && Where{"id = ?", {id.value}});
}

std::vector<Finding> findings_of(const Reading& reading, const Version& version) {
    const auto department = department_of(reading, version.organ_id);
    return findings(version.item, {.department = &department,
                                   .base_code_known = is_base_item(reading, version.item.codes.base),
                                   .has_form = version.form.has_value()});
}

}  // namespace atrium::catalog

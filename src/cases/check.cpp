#include "cases/check.h"

#include "cases/material.h"
#include "catalog/item_version.h"
#include "identity/person.h"

namespace atrium::cases {
namespace {

CheckLine line_of(const Reading& reading, const MaterialCheck& check) {
    return {check.material, check.defect, check.how_to_fix,
            identity::person_of(reading, check.checked_by).name, check.checked_at};
}

void check_request(const catalog::Item& item, const Case& one, const std::string& code,
                   const CheckMaterial& request) {
    const auto asked = catalog::materials_for(item, one.situations);
    if (std::ranges::none_of(asked, [&](const auto* material) { return material->code == code; }))
        throw Problem(atrium::problems::not_found);
    if (characters(request.how_to_fix.value_or("")) > 500)
        throw Problem(atrium::problems::invalid_input)
            .at("/how_to_fix", "LIMIT", Text{"不得超过 500 字", "is longer than 500 characters"},
                {{"limit", 500}});
}

}  // namespace

std::vector<CheckLine> check_lines(const Reading& reading, Id<Case> id) {
    const auto materials = materials_of(reading, id);
    std::vector<CheckLine> out;
    for (const auto& check : reading.db.all<MaterialCheck>(
             "SELECT * FROM cases_material_check WHERE case_id = $1 ORDER BY id", id)) {
        const auto material = std::ranges::find(materials, check.material, &CaseMaterial::code);
        if (material != materials.end() && material->handed_in_at > check.checked_at) continue;
        out.push_back(line_of(reading, check));
    }
    return out;
}

CheckLine check_material(Context& context, std::string key, std::string material, CheckMaterial request) {
    const auto one = case_of(context.reading(), key);
    check_request(catalog::version_of(context.reading(), one.item_version)->item, one, material, request);
    if (is_ended(one.state)) throw Problem(atrium::problems::not_allowed_now, name_of(one.state));
    const MaterialCheck check{.id = context.ids.next<MaterialCheck>(),
                              .case_id = one.id,
                              .material = material,
                              .defect = request.defect,
                              .how_to_fix = request.defect ? request.how_to_fix.value_or("") : "",
                              .checked_by = context.actor.person,
                              .checked_at = context.now};
    context.tx.send("DELETE FROM cases_material_check WHERE case_id = $1 AND material = $2", one.id,
                    material);
    context.tx.insert("cases_material_check", check);
    return line_of(context.reading(), check);
}

}  // namespace atrium::cases

#include "cases/material.h"

#include "catalog/code_sets.h"

namespace atrium::cases {

std::vector<CaseMaterial> materials_of(const Reading& reading, Id<Case> id) {
    return reading.db.all<CaseMaterial>("SELECT * FROM cases_material WHERE case_id = $1 ORDER BY id", id);
}

void put_materials(Context& context, const Case& one, const catalog::Item& item,
                   const std::vector<MaterialAnswer>& answers, MaterialStatus when_files) {
    const auto asked = catalog::materials_for(item, one.situations);
    Problem problem(atrium::problems::invalid_input);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const auto& answer = answers[i];
        const auto found =
            std::ranges::find_if(asked, [&](const auto* material) { return material->code == answer.code; });
        if (found == asked.end()) {
            problem.at("/materials/" + std::to_string(i) + "/code", "BAD_FORMAT",
                       Text{"办事指南未要求此项材料", "the guide does not ask for this material"});
            continue;
        }
        const bool at_window = answer.at_window.value_or(false);
        CaseMaterial material{
            .id = context.ids.next<CaseMaterial>(),
            .case_id = one.id,
            .code = answer.code,
            .name = (*found)->name.zh,
            .status = at_window              ? MaterialStatus::at_window
                      : answer.files.empty() ? MaterialStatus::missing
                                             : when_files,
            .files = files::link_files(context, answer.files, "case", one.id.value,
                                       "/materials/" + std::to_string(i) + "/files"),
            .handed_in_at = context.now,
        };
        context.tx.send("DELETE FROM cases_material WHERE case_id = $1 AND code = $2", one.id, answer.code);
        context.tx.insert("cases_material", material);
    }
    refuse_if_wrong(problem);
}

void drop_unasked(Context& context, const Case& one, const catalog::Item& item) {
    const auto asked = catalog::materials_for(item, one.situations);
    for (const auto& material : materials_of(context.reading(), one.id))
        if (std::ranges::none_of(asked, [&](const auto* wanted) { return wanted->code == material.code; }))
            context.tx.run("DELETE FROM cases_material WHERE id = $1", material.id);
}

void require_materials(const catalog::Item& item, const Case& one, const std::vector<CaseMaterial>& there,
                       Problem& problem) {
    for (const auto* material : catalog::materials_for(item, one.situations)) {
        if (!catalog::code_in("material-needs", material->need).has("necessary") || material->from_form)
            continue;
        const auto found = std::ranges::find(there, material->code, &CaseMaterial::code);
        const bool given =
            found != there.end() && (found->status == MaterialStatus::at_window || !found->files.empty());
        if (!given)
            problem.at("/materials/" + material->code, "MISSING",
                       Words{"请上传“" + material->name.zh + "”，或选择到窗口提交",
                             "Upload “" + material->name.en + "” or choose to bring it to the window"});
    }
}

}  // namespace atrium::cases

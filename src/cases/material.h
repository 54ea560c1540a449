#pragma once

#include "cases/case.h"

namespace atrium::cases {

// What stands behind one material of the item (材料状态).
enum class MaterialStatus {
    attached,   // 已上传, in a draft
    handed_in,  // 已收
    at_window,  // 到窗口提交
    from_form,  // 由申请表生成，免提交
    missing,    // 缺
};
BOOST_DESCRIBE_ENUM(MaterialStatus, attached, handed_in, at_window, from_form, missing)

// What was handed in for one material (申请材料).
struct CaseMaterial {
    Id<CaseMaterial> id;
    Id<Case> case_id;
    std::string code;
    std::string name;
    MaterialStatus status = MaterialStatus::missing;
    std::vector<files::FileRef> files = {};
    Instant handed_in_at;
};
BOOST_DESCRIBE_STRUCT(CaseMaterial, (), (id, case_id, code, name, status, files, handed_in_at))

// What an applicant says of one material: the files he uploaded for it, or that he brings the paper to the
// window.
struct MaterialAnswer {
    std::string code;
    std::vector<Id<files::StoredFile>> files = {};
    std::optional<bool> at_window = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(MaterialAnswer, (), (code, files, at_window))

std::vector<CaseMaterial> materials_of(const Reading&, Id<Case>);

// Puts the answers in place of what stood there for the same materials; files are linked to the case. Refuses
// materials that the item does not ask for in these situations.
void put_materials(Context&, const Case&, const catalog::Item&, const std::vector<MaterialAnswer>&,
                   MaterialStatus when_files);

// Takes away what was put in place for a situation that is no longer said.
void drop_unasked(Context&, const Case&, const catalog::Item&);

// A material that must be there before the application is sent, as a field error at "/materials/<code>".
void require_materials(const catalog::Item&, const Case&, const std::vector<CaseMaterial>&, Problem&);

}  // namespace atrium::cases

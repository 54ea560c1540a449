#pragma once

#include "cases/notice.h"

namespace atrium::cases {

// What a clerk or examiner found when he looked at one material (材料核对): in order, or a defect of the
// closed list.  A working note of the office that the one-time notice is made from; it holds until the
// material is handed in anew.
struct MaterialCheck {
    Id<MaterialCheck> id;
    Id<Case> case_id;
    std::string material;  // its code in the item
    std::optional<DefectCode> defect = std::nullopt;
    std::string how_to_fix;
    Id<Person> checked_by;
    Instant checked_at;
};
BOOST_DESCRIBE_STRUCT(MaterialCheck, (), (id, case_id, material, defect, how_to_fix, checked_by, checked_at))

struct CheckMaterial {
    std::optional<DefectCode> defect = std::nullopt;  // none: in order
    std::optional<std::string> how_to_fix = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(CheckMaterial, (), (defect, how_to_fix))

struct CheckLine {
    std::string material;
    std::optional<DefectCode> defect = std::nullopt;
    std::string how_to_fix;
    std::string by;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(CheckLine, (), (material, defect, how_to_fix, by, at))

// The checks that still hold.
std::vector<CheckLine> check_lines(const Reading&, Id<Case>);

CheckLine check_material(Context&, std::string key, std::string material, CheckMaterial);

}  // namespace atrium::cases

#pragma once

#include "catalog/department.h"
#include "catalog/item.h"

namespace atrium::catalog {

enum class Severity {
    error,    // the item cannot be published
    warning,  // somebody should look at it
};
BOOST_DESCRIBE_ENUM(Severity, error, warning)

// What the publication check says of one value of an item (发布检查).
struct Finding {
    Severity severity = Severity::error;
    std::string pointer;
    std::string code;
    Words message;
    std::string rule;  // the provision behind it
};
BOOST_DESCRIBE_STRUCT(Finding, (), (severity, pointer, code, message, rule))

// What the check has to know besides the item.
struct CheckedAgainst {
    const Department* department = nullptr;  // that the item names
    bool base_code_known = false;
    bool has_form = false;
};

// All that is wrong with an item or doubtful, in the order of its members.  Pure.
std::vector<Finding> findings(const Item&, const CheckedAgainst&);

bool may_be_published(const std::vector<Finding>&);

// The parts of the check.
void find_in_limits(const Item&, std::vector<Finding>&);
void find_in_materials(const Item&, std::vector<Finding>&);
void find_in_situations(const Item&, std::vector<Finding>&);

// "法律、法规规定的其他材料": a demand without end (国务院办公厅 forbids it in guides).
bool is_catch_all(std::string_view material_name);

}  // namespace atrium::catalog

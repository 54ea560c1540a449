#include "catalog/department.h"

namespace atrium::catalog {
namespace {

std::map<std::int64_t, std::int64_t> items_by_organ(const Reading& reading) {
    const auto rows = reading.db.run(
        "SELECT organ_id, COUNT(*) AS items FROM catalog_version WHERE state = 'active' GROUP BY organ_id");
    std::map<std::int64_t, std::int64_t> out;
    for (std::size_t i = 0; i < rows.size(); ++i)
        out[rows.value<std::int64_t>(i, "organ_id")] = rows.value<std::int64_t>(i, "items");
    return out;
}

}  // namespace

Departments departments(const Reading& reading) {
    const auto counts = items_by_organ(reading);
    Departments out;
    for (const auto& department :
         reading.db.all<Department>("SELECT * FROM catalog_department ORDER BY position, id")) {
        const auto count = counts.find(department.id.value);
        out.items.push_back({.id = department.id,
                             .credit_code = department.credit_code,
                             .name = department.name,
                             .level = named("organ-levels", department.level),
                             .kind = named("organ-kinds", department.kind),
                             .is_utility = department.is_utility,
                             .address = department.address,
                             .consult_phone = department.consult_phone,
                             .supervise_phone = department.supervise_phone,
                             .provenance = department.provenance,
                             .items = count == counts.end() ? 0 : count->second});
    }
    return out;
}

Department department_of(const Reading& reading, Id<Organization> id) {
    return reading.db.get<Department>("SELECT * FROM catalog_department WHERE id = $1", id);
}

std::optional<Department> find_department(const Reading& reading, const CreditCode& code) {
    return reading.db.find<Department>("SELECT * FROM catalog_department WHERE credit_code = $1", code);
}

}  // namespace atrium::catalog

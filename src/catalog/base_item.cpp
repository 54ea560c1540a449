#include "catalog/base_item.h"

namespace atrium::catalog {

bool is_base_item(const Reading& reading, const std::string& code) {
    const auto today = local_date(reading.now);
    return reading.db.count("catalog_base_item",
                            {"code = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?)",
                             {code, cell(today), cell(today)}}) > 0;
}

void write_base_item(Context& context, const BaseItem& item) {
    context.tx.run(
        "INSERT INTO catalog_base_item (code, name, valid_from, valid_to, provenance) "
        "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (code) DO UPDATE SET name = excluded.name, "
        "valid_from = excluded.valid_from, valid_to = excluded.valid_to, provenance = excluded.provenance",
        item.code, item.name, item.valid_from, item.valid_to, item.provenance);
}

}  // namespace atrium::catalog

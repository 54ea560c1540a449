#pragma once

#include "catalog/base_item.h"
#include "catalog/department.h"
#include "catalog/publication.h"

namespace atrium::catalog {

// A department as it stands in a file.
struct DepartmentEntry {
    CreditCode credit_code;
    Words name;
    std::string level;
    std::string kind;
    std::string division_code;
    bool is_utility = false;
    std::string address;
    std::string consult_phone;
    std::string supervise_phone;
    Provenance provenance = Provenance::reconstructed;
};
BOOST_DESCRIBE_STRUCT(DepartmentEntry, (),
                      (credit_code, name, level, kind, division_code, is_utility, address, consult_phone,
                       supervise_phone, provenance))

// An item as it stands in a file.  With `keep_as_source` it has the defects of its source and stays
// suspended.
struct ItemEntry {
    std::optional<SuspendVersion> keep_as_source = std::nullopt;
    Item item;
};
BOOST_DESCRIBE_STRUCT(ItemEntry, (), (keep_as_source, item))

struct CatalogData {
    std::vector<DepartmentEntry> departments;
    std::vector<BaseItem> base_items;
    std::vector<ItemEntry> items;
    std::map<std::string, json::object> forms;  // by name
};

// The catalogue of the invented departments of 胶州 that travels in the program: data/catalog and data/forms.
const CatalogData& embedded_catalog();

struct LoadedCatalog {
    int departments = 0;
    int base_items = 0;
    int published = 0;
    int kept_as_source = 0;
    int unchanged = 0;
};
BOOST_DESCRIBE_STRUCT(LoadedCatalog, (), (departments, base_items, published, kept_as_source, unchanged))

// Brings the catalogue up to the data, each item on the path of every other: draft, opinions, publication
// check.  What is in force already with the same content stays as it is.  For the demo city and for imports;
// the actor is the one who imports.
LoadedCatalog load_catalog(Context&, const CatalogData&);

}  // namespace atrium::catalog

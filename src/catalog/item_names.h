#pragma once

#include "identity/item_scope.h"

namespace atrium::catalog {

// Names of items for authorisations and mandates, which are kept below the catalogue.
class CatalogueNames final : public identity::ItemNames {
public:
    std::optional<std::string> name_of(const Reading&, const std::string& code) const override;
};

}  // namespace atrium::catalog

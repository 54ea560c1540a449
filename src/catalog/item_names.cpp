#include "catalog/item_names.h"

#include "catalog/item_version.h"

namespace atrium::catalog {

std::optional<std::string> CatalogueNames::name_of(const Reading& reading, const std::string& code) const {
    const auto shown = shown_version(reading, code);
    if (!shown) return std::nullopt;
    return version_of(reading, shown->id)->item.name.zh;
}

}  // namespace atrium::catalog

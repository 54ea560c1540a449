#pragma once

#include "catalog/code_sets.h"
#include "catalog/item.h"

namespace atrium::catalog {

// The codes that occur in an item, with their names, by code set.
std::map<std::string, std::vector<Code>> names_in(const Item&);

}  // namespace atrium::catalog

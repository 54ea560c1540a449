#pragma once

#include "catalog/item.h"

namespace atrium::catalog {

// Refuses an item whose values cannot be stored at all: codes that no set has, code numbers of a wrong form,
// limits that are none, marks of members that do not exist.  `pointer` is where the item stands in the
// request.  Whether it may be published is another question: see findings.h.
void check_item(const Item&, const std::string& pointer, Problem&);

// No item has more of anything than this.
inline constexpr std::size_t max_materials = 100;
inline constexpr std::size_t max_rows = 50;
inline constexpr std::size_t max_name = 1'000;
inline constexpr std::size_t max_short = 500;
inline constexpr std::size_t max_prose = 4'000;

}  // namespace atrium::catalog

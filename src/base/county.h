#pragma once

#include "base/time.h"

#include <optional>
#include <span>
#include <string_view>

namespace atrium {

// A province, prefecture or county, present or former, with the days on which its code was in force
// (half-open; open ends where the lists in data/divisions/ have none).
struct County {
    std::string_view code;  // six digits
    std::string_view name;
    std::optional<Date> valid_from = std::nullopt;
    std::optional<Date> valid_to = std::nullopt;
    std::string_view successor = {};  // the code that came after it, where known
};

// The one with this code, or nothing.  Codes are never given to another place, so the day does not matter.
const County* county(std::string_view code);
std::span<const County> counties();  // all, by code

}  // namespace atrium

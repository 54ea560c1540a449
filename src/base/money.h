#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace atrium {

// An amount of renminbi in fen (分).  Never a floating-point number: JSON and databases hold the whole number
// of fen.
struct Money {
    std::int64_t fen = 0;
    auto operator<=>(const Money&) const = default;
};

std::string to_string(Money);                        // "1234.50", in yuan
std::optional<Money> money_value(std::string_view);  // "1234.5" in yuan, at most two decimals, nothing else
std::optional<Money> sum(Money, Money);              // nothing when it does not fit

}  // namespace atrium

#include "base/money.h"

#include <fmt/format.h>

namespace atrium {

std::string to_string(Money amount) {
    const auto magnitude =
        amount.fen < 0 ? 0 - static_cast<std::uint64_t>(amount.fen) : static_cast<std::uint64_t>(amount.fen);
    return fmt::format("{}{}.{:02}", amount.fen < 0 ? "-" : "", magnitude / 100, magnitude % 100);
}

std::optional<Money> money_value(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const auto point = text.find('.');
    const auto yuan = text.substr(0, point);
    const auto fen = point == text.npos ? std::string_view("00") : text.substr(point + 1);
    if (yuan.empty() || yuan.size() > 15 || (yuan.size() > 1 && yuan[0] == '0') || fen.empty() ||
        fen.size() > 2)
        return std::nullopt;
    std::int64_t value = 0;
    for (const char c : std::string(yuan) + std::string(fen) + (fen.size() == 1 ? "0" : "")) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return Money{negative ? -value : value};
}

std::optional<Money> sum(Money a, Money b) {
    Money out;
    if (__builtin_add_overflow(a.fen, b.fen, &out.fen)) return std::nullopt;
    return out;
}

}  // namespace atrium

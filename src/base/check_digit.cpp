#include "base/check_digit.h"

#include <algorithm>

namespace atrium {
namespace {

constexpr std::string_view alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

// The hybrid systems of ISO/IEC 7064, MOD M+1,M: M is the size of the alphabet.
std::optional<char> hybrid(std::string_view body, std::string_view alphabet) {
    const auto size = alphabet.size();
    auto product = size;
    for (const char c : body) {
        const auto value = alphabet.find(c);
        if (value == alphabet.npos) return std::nullopt;
        const auto sum = (product + value) % size;
        product = 2 * (sum == 0 ? size : sum) % (size + 1);
    }
    return alphabet[(size + 1 - product) % size];
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

std::optional<char> check_mod_11_10(std::string_view body) {
    return hybrid(body, alphanumeric.substr(0, 10));
}
std::optional<char> check_mod_37_36(std::string_view body) { return hybrid(body, alphanumeric); }

std::optional<char> check_mod_11_2(std::string_view body) {
    unsigned product = 0;
    for (const char c : body) {
        if (!is_digit(c)) return std::nullopt;
        product = (product + static_cast<unsigned>(c - '0')) * 2 % 11;
    }
    return "0123456789X"[(12 - product) % 11];
}

std::optional<char> check_s10(std::string_view serial) {
    constexpr unsigned weights[] = {8, 6, 4, 2, 3, 5, 9, 7};
    if (serial.size() != std::size(weights) || !std::ranges::all_of(serial, is_digit)) return std::nullopt;
    unsigned sum = 0;
    for (std::size_t i = 0; i < serial.size(); ++i)
        sum += weights[i] * static_cast<unsigned>(serial[i] - '0');
    const auto check = 11 - sum % 11;
    return check == 10 ? '0' : check == 11 ? '5' : static_cast<char>('0' + check);
}

bool is_s10_waybill(std::string_view text) {
    if (text.size() != 13) return false;
    const auto letters = {text[0], text[1], text[11], text[12]};
    return std::ranges::all_of(letters, is_capital) && check_s10(text.substr(2, 8)) == text[10];
}

}  // namespace atrium

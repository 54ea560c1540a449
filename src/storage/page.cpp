#include "storage/page.h"

#include "storage/tx.h"

#include <algorithm>
#include <charconv>

namespace atrium {
namespace {

// A cursor is the order columns of a row, joined by '~': whole numbers as "i5", text as "s" and hexadecimal
// digits.
std::string part(const Cell& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) return "i" + std::to_string(*number);
    std::string out = "s";
    for (const char c : text_of(value)) {
        constexpr std::string_view digits = "0123456789abcdef";
        out += digits[static_cast<unsigned char>(c) >> 4];
        out += digits[static_cast<unsigned char>(c) & 15];
    }
    return out;
}

int digit(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

std::optional<Cell> cell_of(std::string_view text) {
    if (text.starts_with('i')) {
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), value);
        if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
        return Cell{value};
    }
    if (!text.starts_with('s') || text.size() % 2 == 0) return std::nullopt;
    std::string out;
    for (std::size_t i = 1; i < text.size(); i += 2) {
        const auto high = digit(text[i]), low = digit(text[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        out += static_cast<char>(high * 16 + low);
    }
    if (has_control_characters(out)) return std::nullopt;
    return Cell{out};
}

std::vector<Cell> cells_of_cursor(std::string_view text, std::size_t wanted) {
    std::vector<Cell> out;
    bool readable = text.size() <= 500;
    while (readable && !text.empty()) {
        const auto end = std::min(text.find('~'), text.size());
        const auto value = cell_of(text.substr(0, end));
        readable = value.has_value();
        if (value) out.push_back(*value);
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    if (!readable || out.size() != wanted)
        throw Problem(problems::invalid_input)
            .at("/after", "BAD_FORMAT", Text{"翻页标记无效", "is not a cursor of this list"});
    return out;
}

std::string joined(const std::vector<std::string_view>& columns, std::string_view suffix = "") {
    std::string out;
    for (const auto column : columns)
        out += (out.empty() ? "" : ", ") + std::string(column) + std::string(suffix);
    return out;
}

}  // namespace

PageQuery page_query(std::string_view table, const Where& where, const Order& order,
                     const PageRequest& request) {
    const auto limit = static_cast<std::size_t>(std::clamp(request.limit.value_or(50), 1, 200));
    PageQuery out{"SELECT * FROM " + std::string(table) + " WHERE (" + where.numbered() + ")", where.values,
                  limit};
    if (request.after) {
        const auto cells = cells_of_cursor(*request.after, order.columns.size());
        std::string marks;
        for (const auto& value : cells) {
            out.values.push_back(value);
            marks += (marks.empty() ? "$" : ", $") + std::to_string(out.values.size());
        }
        out.sql +=
            " AND (" + joined(order.columns) + ")" + (order.descending ? " < " : " > ") + "(" + marks + ")";
    }
    out.sql += " ORDER BY " + joined(order.columns, order.descending ? " DESC" : "") + " LIMIT " +
               std::to_string(limit + 1);
    return out;
}

std::string cursor_text(const Rows& rows, std::size_t row, const Order& order) {
    std::string out;
    for (const auto column : order.columns) out += (out.empty() ? "" : "~") + part(rows.at(row, column));
    return out;
}

}  // namespace atrium

#include "storage/tx.h"

namespace atrium {

std::string Where::numbered(std::size_t first) const {
    std::string out;
    out.reserve(text.size() + values.size() * 2);
    for (const char c : text) {
        if (c == '?') out += '$' + std::to_string(first++);
        else out += c;
    }
    return out;
}

Where operator&&(const Where& a, const Where& b) {
    Where both{"(" + a.text + ") AND (" + b.text + ")", a.values};
    both.values.insert(both.values.end(), b.values.begin(), b.values.end());
    return both;
}

std::int64_t Tx::count(std::string_view table, const Where& where) {
    return execute("SELECT COUNT(*) AS n FROM " + std::string(table) + " WHERE " + where.numbered(),
                   where.values)
        .value<std::int64_t>(0, "n");
}

std::string Tx::insert_sql(std::string_view table, std::span<const std::string_view> columns) {
    std::string names, places;
    std::size_t mark = 0;
    for (const auto column : columns) {
        names += (mark ? ", " : "") + std::string(column);
        places += (mark ? ", $" : "$") + std::to_string(mark + 1);
        ++mark;
    }
    return "INSERT INTO " + std::string(table) + " (" + names + ") VALUES (" + places + ")";
}

// The key itself is never set: SQLite would take the row for another one, and write all its indexes anew.
std::string Tx::update_sql(std::string_view table, std::span<const std::string_view> columns) {
    std::string sets, key;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto mark = "$" + std::to_string(i + 1);
        if (columns[i] == "id") key = mark;
        else sets += (sets.empty() ? "" : ", ") + std::string(columns[i]) + " = " + mark;
    }
    return "UPDATE " + std::string(table) + " SET " + sets + " WHERE id = " + key;
}

std::string Tx::select_sql(std::string_view table, const std::string& condition) {
    return "SELECT * FROM " + std::string(table) + " WHERE " + condition;
}

}  // namespace atrium

#pragma once

#include "base/codec.h"
#include "storage/page.h"
#include "storage/rows.h"

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace atrium {

// A condition with its values.  Marks are `?`; storage numbers them.
struct Where {
    std::string text;
    std::vector<Cell> values = {};

    // The text with $first, $first+1 ... for its marks.
    std::string numbered(std::size_t first = 1) const;
};
Where operator&&(const Where&, const Where&);

// An open transaction.  SQL is written once, with $1, $2 ... for parameters,
// and runs unchanged on SQLite and PostgreSQL.
class Tx {
public:
    virtual ~Tx() = default;

    template <class... P>
    Rows run(std::string_view sql, const P&... params) {
        const std::initializer_list<Cell> values{cell(params)...};
        return execute(sql, {values.begin(), values.size()});
    }

    // A statement whose answer nobody needs: PostgreSQL gets it in the pipeline, without waiting.  What goes
    // wrong with it shows at the next statement that waits, at the latest at the commit.
    template <class... P>
    void send(std::string_view sql, const P&... params) {
        const std::initializer_list<Cell> values{cell(params)...};
        post(sql, {values.begin(), values.size()});
    }

    template <Described T, class... P>
    std::vector<T> all(std::string_view sql, const P&... params) {
        return run(sql, params...).template as<T>();
    }

    template <Described T, class... P>
    std::optional<T> find(std::string_view sql, const P&... params) {
        const auto rows = run(sql, params...);
        if (rows.empty()) return std::nullopt;
        return rows.template row<T>(0);
    }

    // The row, or the refusal "not found".
    template <Described T, class... P>
    T get(std::string_view sql, const P&... params) {
        if (auto found = find<T>(sql, params...)) return *std::move(found);
        throw Problem(problems::not_found);
    }

    template <Described T>
    void insert(std::string_view table, const T& record) {
        post(insert_sql(table, column_names<T>()), cells_of(record));
    }
    // By "id", all columns.
    template <Described T>
    void update(std::string_view table, const T& record) {
        post(update_sql(table, column_names<T>()), cells_of(record));
    }

    template <Described T>
    std::optional<T> find_one(std::string_view table, const Where& where) {
        const auto rows = execute(select_sql(table, where.numbered()), where.values);
        if (rows.empty()) return std::nullopt;
        return rows.template row<T>(0);
    }
    // The one row that the condition lets through, or the refusal "not found".
    template <Described T>
    T one(std::string_view table, const Where& where) {
        if (auto found = find_one<T>(table, where)) return *std::move(found);
        throw Problem(problems::not_found);
    }

    // One page of a list, in the given order, behind the cursor.
    template <Described T>
    Page<T> page(std::string_view table, const Where& where, const Order& order, const PageRequest& request) {
        const auto asked = page_query(table, where, order, request);
        const auto rows = execute(asked.sql, asked.values);
        Page<T> out;
        const auto shown = std::min(rows.size(), asked.limit);
        out.items.reserve(shown);
        for (std::size_t i = 0; i < shown; ++i) out.items.push_back(rows.template row<T>(i));
        if (rows.size() > asked.limit) out.next = cursor_text(rows, asked.limit - 1, order);
        return out;
    }

    std::int64_t count(std::string_view table, const Where& where);

    // Many statements without parameters, for migrations.
    virtual void script(const std::string& sql) = 0;
    virtual Rows execute(std::string_view sql, std::span<const Cell> params) = 0;
    virtual void post(std::string_view sql, std::span<const Cell> params) { execute(sql, params); }

private:
    static std::string insert_sql(std::string_view table, std::span<const std::string_view> columns);
    static std::string update_sql(std::string_view table, std::span<const std::string_view> columns);
    static std::string select_sql(std::string_view table, const std::string& condition);
};

}  // namespace atrium

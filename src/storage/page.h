#pragma once

#include "storage/rows.h"

#include <optional>
#include <string>
#include <vector>

namespace atrium {

struct Where;

// What a list is ordered by.  The last column must make the order total (an identifier or a number that is
// unique).
struct Order {
    std::vector<std::string_view> columns = {"id"};
    bool descending = false;
};

// Which page of a list: behind which cursor, and how many entries (1 to 200; 50 when not said).
struct PageRequest {
    std::optional<std::string> after = std::nullopt;
    std::optional<int> limit = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(PageRequest, (), (after, limit))

// One page of a list; `next` is the cursor of the page behind it.
template <class T>
struct Page {
    std::vector<T> items;
    std::optional<std::string> next;
    BOOST_DESCRIBE_CLASS(Page, (), (items, next), (), ())
};

// The same page with every entry turned into what may be shown of it.
template <class T, class F>
auto shown(const Page<T>& page, F&& show) {
    Page<std::invoke_result_t<F, const T&>> out;
    out.next = page.next;
    out.items.reserve(page.items.size());
    for (const auto& item : page.items) out.items.push_back(show(item));
    return out;
}

struct PageQuery {
    std::string sql;
    std::vector<Cell> values;
    std::size_t limit;
};
PageQuery page_query(std::string_view table, const Where&, const Order&, const PageRequest&);

// The cursor that stands behind one row.  It holds the row's order columns and nothing else.
std::string cursor_text(const Rows&, std::size_t row, const Order&);

}  // namespace atrium

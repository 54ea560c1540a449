#include "identity/item_scope.h"

#include <algorithm>

namespace atrium::identity {
namespace {

constexpr std::size_t most_items = 200;

bool is_known(const Reading& reading, const std::string& code) {
    return reading.service<ItemNames>().name_of(reading, code).has_value();
}

}  // namespace

bool is_within(bool all_items, const std::vector<std::string>& items, std::string_view code) {
    return all_items || std::ranges::find(items, code) != items.end();
}

std::vector<NamedItem> named_items(const Reading& reading, const std::vector<std::string>& codes) {
    std::vector<NamedItem> out;
    for (const auto& code : codes)
        out.push_back({code, reading.service<ItemNames>().name_of(reading, code).value_or(code)});
    return out;
}

void check_scope(const Reading& reading, bool all_items, const std::vector<std::string>& items,
                 Problem& problem) {
    if (all_items && !items.empty())
        problem.at("/items", "BAD_FORMAT",
                   Text{"已选择全部事项，不能再列明事项", "All items were chosen; none may be named"});
    if (!all_items && items.empty())
        problem.at("/items", "MISSING", Text{"请选择全部事项或列明事项", "Choose all items or name some"});
    if (items.size() > most_items) {
        problem.at("/items", "LIMIT", Text{"最多列明200个事项", "At most 200 items can be named"},
                   {{"limit", most_items}});
        return;
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto at = "/items/" + std::to_string(i);
        if (std::find(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(i), items[i]) !=
            items.begin() + static_cast<std::ptrdiff_t>(i))
            problem.at(at, "DUPLICATE", Text{"事项重复", "The item is named twice"});
        else if (!is_known(reading, items[i]))
            problem.at(at, "NOT_FOUND", Text{"没有这个事项", "There is no such item"});
    }
}

}  // namespace atrium::identity

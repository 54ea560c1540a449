#include "base/county.h"

#include "base/csv.h"
#include "base/embedded.h"

#include <algorithm>
#include <map>
#include <ranges>
#include <vector>

namespace atrium {
namespace {

// Rows written by hand know exact days and go before those that were read from lists.
std::vector<County> read_counties() {
    std::map<std::string_view, County> all;
    for (const auto& row : csv_rows(embedded::data_file("divisions/counties.csv")))
        all[row.at(0)] = {row[0], row.at(1), date_value(row.at(2)), date_value(row.at(3))};
    for (const auto& row : csv_rows(embedded::data_file("divisions/by_hand.csv")))
        all[row.at(0)] = {row[0], row.at(1), date_value(row.at(2)), date_value(row.at(3)), row.at(4)};
    const auto values = all | std::views::values;
    return {values.begin(), values.end()};
}

}  // namespace

std::span<const County> counties() {
    static const auto all = read_counties();
    return all;
}

const County* county(std::string_view code) {
    const auto found = std::ranges::lower_bound(counties(), code, {}, &County::code);
    return found != counties().end() && found->code == code ? &*found : nullptr;
}

}  // namespace atrium

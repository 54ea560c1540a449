#include "outlets/division.h"

#include "base/county.h"
#include "base/csv.h"
#include "base/embedded.h"

#include <algorithm>
#include <map>

namespace atrium::outlets {
namespace {

std::vector<Division> delivered_rows() {
    std::vector<Division> out;
    for (const auto& row : counties()) {
        const std::string code(row.code);
        if (code == "830000") continue;  // stands in permits of Taiwan residents and is no place
        out.push_back({code, std::string(row.name), level_in(code).value(), parent_in(code), row.valid_from,
                       row.valid_to});
    }
    for (const auto& row : csv_rows(embedded::data_file("divisions/qingdao.csv"))) {
        if (county(row.at(0))) continue;
        out.push_back({std::string(row.at(0)), std::string(row.at(1)),
                       enum_value<DivisionLevel>(row.at(2)).value(), std::string(row.at(3)),
                       date_value(row.at(4)), date_value(row.at(5))});
    }
    return out;
}

// "市辖区" and "县" group the counties of a municipality; nobody writes them in an address.
bool is_a_place(std::string_view name) {
    return name != "市辖区" && name != "县" && !name.starts_with("省直辖县级") &&
           !name.starts_with("自治区直辖县级");
}

// What the codes of everything inside begin with.
std::string_view prefix_of(std::string_view code) {
    while (code.size() <= 6 && code.ends_with("00")) code.remove_suffix(2);
    return code;
}

}  // namespace

std::optional<DivisionLevel> level_in(std::string_view code) {
    if (!std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
    if (code.size() == 12) return DivisionLevel::village;
    if (code.size() == 9) return DivisionLevel::town;
    if (code.size() != 6 || code.starts_with("00")) return std::nullopt;
    if (!code.ends_with("00")) return DivisionLevel::county;
    return code.ends_with("0000") ? DivisionLevel::province : DivisionLevel::prefecture;
}

std::string parent_in(std::string_view code) {
    switch (level_in(code).value_or(DivisionLevel::province)) {
        case DivisionLevel::village: return std::string(code.substr(0, 9));
        case DivisionLevel::town: return std::string(code.substr(0, 6));
        case DivisionLevel::county: return std::string(code.substr(0, 4)) + "00";
        case DivisionLevel::prefecture: return std::string(code.substr(0, 2)) + "0000";
        case DivisionLevel::province: break;
    }
    return {};
}

DivisionTree::DivisionTree(std::vector<Division> rows) {
    auto all = std::make_shared<std::map<std::string, Division, std::less<>>>();
    for (auto& row : rows) all->insert_or_assign(row.code, std::move(row));
    rows_ = std::move(all);
}

DivisionTree DivisionTree::with(const std::vector<Division>& rows) const {
    auto all = std::make_shared<std::map<std::string, Division, std::less<>>>(*rows_);
    for (const auto& row : rows) all->insert_or_assign(row.code, row);
    DivisionTree out({});
    out.rows_ = std::move(all);
    return out;
}

std::optional<Division> DivisionTree::find_ever(std::string_view code) const {
    const auto found = rows_->find(code);
    return found == rows_->end() ? std::nullopt : std::optional(found->second);
}

std::optional<Division> DivisionTree::find(std::string_view code, Date on) const {
    auto found = find_ever(code);
    if (found && !is_in_force(*found, on)) found.reset();
    return found;
}

// Codes of one parent stand together: the map is ordered and a child begins as its parent does, zeros left
// out.
std::vector<Division> DivisionTree::children_of(std::string_view code, Date on) const {
    const auto prefix = prefix_of(code);
    std::vector<Division> out;
    for (auto row = rows_->lower_bound(prefix); row != rows_->end() && row->first.starts_with(prefix); ++row)
        if (row->second.parent == code && is_in_force(row->second, on)) out.push_back(row->second);
    return out;
}

std::vector<std::string> DivisionTree::path_names(std::string_view code) const {
    std::vector<std::string> names;
    for (auto division = find_ever(code); division; division = find_ever(division->parent))
        if (is_a_place(division->name)) names.push_back(division->name);
    std::ranges::reverse(names);
    return names;
}

std::vector<Division> DivisionTree::search(std::string_view words, std::string_view within,
                                           std::size_t most) const {
    const auto prefix = prefix_of(within);
    std::vector<Division> out;
    for (auto row = rows_->lower_bound(prefix); row != rows_->end() && row->first.starts_with(prefix); ++row)
        if (row->first.starts_with(words) || row->second.name.find(words) != std::string::npos)
            out.push_back(row->second);
    std::ranges::stable_sort(out, {}, [](const Division& division) { return division.code.size(); });
    if (out.size() > most) out.resize(most);
    return out;
}

const DivisionTree& delivered_divisions() {
    static const DivisionTree tree(delivered_rows());
    return tree;
}

TownKind town_kind(std::string_view code) {
    switch (code.size() < 9 ? 'x' : code[6]) {
        case '0': return TownKind::street;
        case '1': return TownKind::town;
        case '2':
        case '3': return TownKind::township;
        case '4':
        case '5': return TownKind::zone;
        default: return TownKind::other;
    }
}

Text name_of(TownKind kind) {
    switch (kind) {
        case TownKind::street: return {"街道", "sub-district"};
        case TownKind::town: return {"镇", "town"};
        case TownKind::township: return {"乡", "township"};
        case TownKind::zone: return {"开发区（政企合一单位）", "development zone"};
        case TownKind::other: break;
    }
    return {"其他", "other"};
}

}  // namespace atrium::outlets

#include "outlets/division.h"

#include "base/county.h"
#include "base/csv.h"
#include "base/embedded.h"

#include <algorithm>
#include <map>

namespace atrium::outlets {
namespace {

using Divisions = std::map<std::string, Division, std::less<>>;

DivisionLevel level_of(std::string_view code) {
    if (code.size() == 12) return DivisionLevel::village;
    if (code.size() == 9) return DivisionLevel::town;
    if (!code.ends_with("00")) return DivisionLevel::county;
    return code.ends_with("0000") ? DivisionLevel::province : DivisionLevel::prefecture;
}

std::string parent_of(std::string_view code) {
    switch (level_of(code)) {
        case DivisionLevel::village: return std::string(code.substr(0, 9));
        case DivisionLevel::town: return std::string(code.substr(0, 6));
        case DivisionLevel::county: return std::string(code.substr(0, 4)) + "00";
        case DivisionLevel::prefecture: return std::string(code.substr(0, 2)) + "0000";
        case DivisionLevel::province: break;
    }
    return {};
}

Divisions read_divisions() {
    Divisions all;
    for (const auto& row : counties()) {
        const std::string code(row.code);
        if (code == "830000") continue;  // stands in permits of Taiwan residents and is no place
        all[code] = {code,           std::string(row.name), level_of(code), parent_of(code),
                     row.valid_from, row.valid_to};
    }
    for (const auto& row : csv_rows(embedded::data_file("divisions/qingdao.csv"))) {
        const std::string code(row.at(0));
        if (all.contains(code)) continue;
        all[code] = {code,
                     std::string(row.at(1)),
                     enum_value<DivisionLevel>(row.at(2)).value(),
                     std::string(row.at(3)),
                     date_value(row.at(4)),
                     date_value(row.at(5))};
    }
    return all;
}

const Divisions& divisions() {
    static const auto all = read_divisions();
    return all;
}

// "市辖区" and "县" group the counties of a municipality; nobody writes them in an address.
bool is_a_place(std::string_view name) {
    return name != "市辖区" && name != "县" && !name.starts_with("省直辖县级") &&
           !name.starts_with("自治区直辖县级");
}

}  // namespace

std::optional<Division> find_division_ever(std::string_view code) {
    const auto found = divisions().find(code);
    return found == divisions().end() ? std::nullopt : std::optional(found->second);
}

std::optional<Division> find_division(std::string_view code, Date on) {
    auto found = find_division_ever(code);
    if (found && !is_in_force(*found, on)) found.reset();
    return found;
}

// Codes of one parent stand together: the map is ordered and a child begins as its parent does, zeros left
// out.
std::vector<Division> children_of(std::string_view code, Date on) {
    auto prefix = code;
    while (code.size() == 6 && prefix.ends_with("00")) prefix.remove_suffix(2);
    std::vector<Division> out;
    for (auto row = divisions().lower_bound(prefix);
         row != divisions().end() && row->first.starts_with(prefix); ++row)
        if (row->second.parent == code && is_in_force(row->second, on)) out.push_back(row->second);
    return out;
}

std::vector<std::string> path_names(std::string_view code) {
    std::vector<std::string> names;
    for (auto division = find_division_ever(code); division; division = find_division_ever(division->parent))
        if (is_a_place(division->name)) names.push_back(division->name);
    std::ranges::reverse(names);
    return names;
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

#pragma once

#include "base/codec.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atrium::outlets {

enum class DivisionLevel { province, prefecture, county, town, village };
BOOST_DESCRIBE_ENUM(DivisionLevel, province, prefecture, county, town, village)

// An administrative division (行政区划) with the days on which its code is in force, half-open.  Six digits
// down to the county, nine for a town, twelve for a village.
struct Division {
    std::string code;
    std::string name;
    DivisionLevel level = DivisionLevel::county;
    std::string parent;  // code; empty for a province
    std::optional<Date> valid_from = std::nullopt;
    std::optional<Date> valid_to = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(Division, (), (code, name, level, parent, valid_from, valid_to))

inline bool is_in_force(const Division& division, Date on) {
    return (!division.valid_from || *division.valid_from <= on) &&
           (!division.valid_to || on < *division.valid_to);
}

// All divisions, present and former.  A value: cheap to copy, never changed.
class DivisionTree {
public:
    explicit DivisionTree(std::vector<Division>);
    // The same with some rows new or replaced, by their codes.
    DivisionTree with(const std::vector<Division>&) const;

    // Six, nine or twelve digits.
    std::optional<Division> find(std::string_view code, Date on) const;
    // The same whatever the day: an old document names what was in force then.
    std::optional<Division> find_ever(std::string_view code) const;
    // One level down, in force on the day, by code; the provinces for an empty code.
    std::vector<Division> children_of(std::string_view code, Date on) const;
    // 山东省, 青岛市, 胶州市, 阜安街道: from the province down; levels that are no place (市辖区) are left
    // out.
    std::vector<std::string> path_names(std::string_view code) const;
    // By the beginning of a code or a part of a name, below `within`, former ones too; shorter codes first.
    std::vector<Division> search(std::string_view words, std::string_view within, std::size_t most) const;

private:
    std::shared_ptr<const std::map<std::string, Division, std::less<>>> rows_;
};

// Those that travel in the program: counties of the whole country, towns and villages of 青岛 alone.
const DivisionTree& delivered_divisions();

// What the code itself says: its level and the code one level up.  Nothing for what is no code.
std::optional<DivisionLevel> level_in(std::string_view code);
std::string parent_in(std::string_view code);

// What a town is, by the first digit of its own part of the code (统计用区划代码).
enum class TownKind { street, town, township, zone, other };
BOOST_DESCRIBE_ENUM(TownKind, street, town, township, zone, other)
TownKind town_kind(std::string_view code);
Text name_of(TownKind);

}  // namespace atrium::outlets

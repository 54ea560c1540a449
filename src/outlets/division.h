#pragma once

#include "base/codec.h"

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

// Six, nine or twelve digits.  Towns and villages are known for 青岛 only; counties for the whole country.
std::optional<Division> find_division(std::string_view code, Date on);
// The same whatever the day: an old document names what was in force then.
std::optional<Division> find_division_ever(std::string_view code);

// One level down, in force on the day, by code; the provinces for an empty code.
std::vector<Division> children_of(std::string_view code, Date on);

// 山东省, 青岛市, 胶州市, 阜安街道: from the province down; levels that are no place (市辖区) are left out.
std::vector<std::string> path_names(std::string_view code);

// What a town is, by the first digit of its own part of the code (统计用区划代码).
enum class TownKind { street, town, township, zone, other };
BOOST_DESCRIBE_ENUM(TownKind, street, town, township, zone, other)
TownKind town_kind(std::string_view code);
Text name_of(TownKind);

}  // namespace atrium::outlets

#include "outlets/division_page.h"

#include "base/county.h"
#include "outlets/city_divisions.h"

namespace atrium::outlets {
namespace {

constexpr std::size_t found_at_most = 50;

DivisionView view_of(const DivisionTree& tree, const Division& division, Date today) {
    DivisionView out{.code = division.code,
                     .name = division.name,
                     .level = division.level,
                     .parent = division.parent,
                     .path = tree.path_names(division.code),
                     .valid_from = division.valid_from,
                     .valid_to = division.valid_to,
                     .in_force = is_in_force(division, today)};
    if (const auto* listed = county(division.code); listed && !listed->successor.empty())
        out.successor = std::string(listed->successor);
    out.has_children = !tree.children_of(division.code, today).empty();
    return out;
}

}  // namespace

Divisions list_divisions(const Reading& reading, ListDivisions request) {
    const auto tree = divisions_of(reading.services);
    const auto today = local_date(reading.now);
    const auto within = request.within.value_or("");
    const auto rows = request.q ? tree.search(*request.q, within, found_at_most)
                                : tree.children_of(within, request.on.value_or(today));
    Divisions out;
    for (const auto& row : rows) out.items.push_back(view_of(tree, row, today));
    return out;
}

DivisionView show_division(const Reading& reading, std::string code) {
    const auto tree = divisions_of(reading.services);
    const auto found = tree.find_ever(code);
    if (!found) throw Problem(problems::not_found);
    return view_of(tree, *found, local_date(reading.now));
}

}  // namespace atrium::outlets

#pragma once

#include "engine/context.h"
#include "outlets/division.h"

namespace atrium::outlets {

// What is shown of a division: a former one says until when it was one, and what came after it.
struct DivisionView {
    std::string code;
    std::string name;
    DivisionLevel level = DivisionLevel::county;
    std::string parent;
    std::vector<std::string> path;  // from the province down
    std::optional<Date> valid_from = std::nullopt;
    std::optional<Date> valid_to = std::nullopt;
    bool in_force = true;
    std::optional<std::string> successor = std::nullopt;  // its code, where known
    bool has_children = false;
};
BOOST_DESCRIBE_STRUCT(DivisionView, (),
                      (code, name, level, parent, path, valid_from, valid_to, in_force, successor,
                       has_children))

// The parts of a division in force on a day, for choosing an address step by step; or, with words, whatever
// is found inside it, former divisions too.
struct ListDivisions {
    std::optional<std::string> within = std::nullopt;  // code of the one above; the provinces when not said
    std::optional<std::string> q = std::nullopt;       // the beginning of a code, or a part of a name
    std::optional<Date> on = std::nullopt;             // today when not said
};
BOOST_DESCRIBE_STRUCT(ListDivisions, (), (within, q, on))

struct Divisions {
    std::vector<DivisionView> items;
};
BOOST_DESCRIBE_STRUCT(Divisions, (), (items))

Divisions list_divisions(const Reading&, ListDivisions);
DivisionView show_division(const Reading&, std::string code);

}  // namespace atrium::outlets

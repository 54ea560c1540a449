#pragma once

#include "engine/context.h"
#include "outlets/division.h"

namespace atrium::outlets {

struct ListDivisions {
    std::optional<std::string> within = std::nullopt;  // code of the one above; the provinces when not said
};
BOOST_DESCRIBE_STRUCT(ListDivisions, (), (within))

struct DivisionName {
    std::string code;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(DivisionName, (), (code, name))

struct DivisionNames {
    std::vector<DivisionName> items;
    BOOST_DESCRIBE_CLASS(DivisionNames, (), (items), (), ())
};

// The parts of a division in force today, for choosing an address step by step; none below a village, and
// none of a division that nobody knows.
DivisionNames divisions(const Reading&, ListDivisions);

}  // namespace atrium::outlets

#pragma once

#include "forms/element.h"
#include "forms/field.h"

namespace atrium::forms {

// Where a property of the schema stands during the publication check.
struct Place {
    std::size_t depth = 0;  // in how many groups and repeated groups
    bool repeated = false;  // in a repeated one
};

// Reads `properties` and `required` of an object into fields.  `count` counts those of the whole form, and is
// more than max_fields where reading stopped for that.
std::vector<Field> read_fields(Element& object, Place, std::size_t& count);

// Reads what belongs to one type and format alone; false for a type that has fields of its own (an object, or
// an array of objects), which are read by read_fields.
bool read_simple_type(Element&, Field&);

// Reads minItems and maxItems; an array that may be repeated needs the latter.
void read_item_limits(Element&, Field&, std::size_t longest);

std::optional<Condition> read_condition(Element&, std::string_view key);

// Finds the field that every condition names, which must stand before the one that is shown, and checks that
// the value fits it.  `at` is the pointer of the object's properties.
void resolve_conditions(Problem&, std::vector<Field>&, const std::string& at);

inline constexpr std::size_t max_label = 100;
inline constexpr std::size_t max_hint = 500;

}  // namespace atrium::forms

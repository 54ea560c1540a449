#pragma once

#include "base/codec.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace atrium::forms {

enum class Operator {
    is,
    is_not,
    in,
    not_in,
    includes,
    excludes,
    at_least,
    at_most,
    more_than,
    less_than,
    filled,
    empty
};
BOOST_DESCRIBE_ENUM(Operator, is, is_not, in, not_in, includes, excludes, at_least, at_most, more_than,
                    less_than, filled, empty)

// When a field is shown (显示条件): a comparison with the answer of an earlier field, or all or any of
// several.
struct Condition {
    enum class Kind { comparison, all, any } kind = Kind::comparison;
    std::string field = {};
    Operator operation = Operator::filled;
    json::value value = nullptr;
    std::size_t outwards =
        0;  // in how many objects further out the field stands: set by the publication check
    std::vector<Condition> conditions = {};
};

// `scopes` holds the answers found right so far, outermost object first.  A field without an answer makes
// every comparison false except `empty`: nothing appears before the question it depends on was answered.
bool holds(const Condition&, std::span<const json::object* const> scopes);

}  // namespace atrium::forms

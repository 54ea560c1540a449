#pragma once

#include "base/problem.h"
#include "forms/field.h"

#include <string>
#include <string_view>
#include <vector>

namespace atrium::forms {

// One page of a form (步骤): what is asked together, and why.
struct Step {
    std::string name;
    Words title;
    Words why = {};
    std::size_t first = 0;  // its fields are those from here …
    std::size_t count = 0;  // … in Form::fields
};

// A form document of the form profile (docs/form-profile.md), read once and not changed again.
struct Form {
    std::string name;
    Words title;
    std::vector<Step> steps;
    std::vector<Field> fields;  // of the outermost object, in the order of the steps
    json::object document;      // as it was published, for the browser
};

// The version of the profile that this code reads.
inline constexpr int profile_version = 1;

// The publication check (发布检查): refuses everything outside the profile, each with the pointer of the
// offending element.
Form parse_form(const json::value& document);

// The step of that name, or nothing.
const Step* step_named(const Form&, std::string_view name);

}  // namespace atrium::forms

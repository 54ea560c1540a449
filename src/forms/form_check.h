#pragma once

#include "forms/form.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace atrium::forms {

struct CheckOptions {
    Date today;
    std::optional<std::string> step = std::nullopt;  // only what is wrong in this step is reported
    bool draft = false;                              // what is still missing is not reported
    std::set<std::string, std::less<>> held = {};    // types of licences that the applicant holds
};

// What became of the answers: what is wrong, in the order of the form, and what may be stored, without hidden
// fields and without what is wrong.
struct Checked {
    std::vector<FieldError> errors;
    json::object answers;
};

Checked check(const Form&, const json::object& answers, const CheckOptions&);

// More faults than these are not listed: who sends so many sends no form.
inline constexpr std::size_t max_errors = 200;

}  // namespace atrium::forms

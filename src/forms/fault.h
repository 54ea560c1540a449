#pragma once

#include "forms/field.h"

#include "base/problem.h"

#include <string>
#include <string_view>

namespace atrium::forms {

// What is wrong with one answer: the stable code, the rule it broke, and a sentence for the person.
struct Fault {
    std::string code;
    Words message;
    json::object params = {};
};

Fault missing_fault(const Field&);
// A BAD_FORMAT: `rule` is the keyword or format that the answer does not keep.
Fault format_fault(const Field&, std::string_view rule, Words message);
// A LIMIT, with the limit that was passed.
Fault limit_fault(std::string_view rule, json::value limit, Words message);

// Sentences about a field by its name: {"{}应为数字", "“{}” should be a number"}.
Words about(const Field&, const Text& sentence);
Words about(const Field&, const Text& sentence, std::string_view argument);

// A number as people read it, without exponent.
std::string number_text(double);

}  // namespace atrium::forms

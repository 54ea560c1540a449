#pragma once

#include "forms/fault.h"

#include <variant>

namespace atrium::forms {

// One answer after the check: nothing given, what is stored, or what is wrong.
struct NoAnswer {};
using Answer = std::variant<NoAnswer, json::value, Fault>;

// Judges the value of a field that has no fields of its own.
Answer judge(const Field&, const json::value&, Date today);

// The parts of it that are text with a rule of its own.
Answer judge_text(const Field&, const json::value&);
Answer judge_formatted_text(const Field&, const json::value&, Date today);
Answer judge_date(const Field&, const json::value&, Date today);
Answer judge_region(const Field&, const json::value&);

Fault wrong_type(const Field&);
// The same for characters that no answer may hold.
Fault wrong_characters(const Field&);

}  // namespace atrium::forms

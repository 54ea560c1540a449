#include "forms/condition.h"

#include <algorithm>

namespace atrium::forms {
namespace {

bool is_one_of(const json::value& answer, const json::value& values) {
    return std::ranges::any_of(values.as_array(), [&](const json::value& value) { return value == answer; });
}

bool holds_item(const json::value& answer, const json::value& item) {
    return answer.is_array() && is_one_of(item, answer);
}

// Numbers by size, dates as text: ISO dates sort by time.
int order(const json::value& answer, const json::value& value) {
    if (answer.is_string() && value.is_string()) return answer.get_string().compare(value.get_string());
    const auto a = answer.to_number<double>(), b = value.to_number<double>();
    return a < b ? -1 : a > b ? 1 : 0;
}

bool compare(Operator operation, const json::value& answer, const json::value& value) {
    switch (operation) {
        case Operator::is: return answer == value;
        case Operator::is_not: return answer != value;
        case Operator::in: return is_one_of(answer, value);
        case Operator::not_in: return !is_one_of(answer, value);
        case Operator::includes: return holds_item(answer, value);
        case Operator::excludes: return !holds_item(answer, value);
        case Operator::at_least: return order(answer, value) >= 0;
        case Operator::at_most: return order(answer, value) <= 0;
        case Operator::more_than: return order(answer, value) > 0;
        case Operator::less_than: return order(answer, value) < 0;
        case Operator::filled: return true;
        case Operator::empty: return false;
    }
    return false;
}

}  // namespace

bool holds(const Condition& condition, std::span<const json::object* const> scopes) {
    const auto inner = [scopes](const Condition& part) { return holds(part, scopes); };
    if (condition.kind == Condition::Kind::all) return std::ranges::all_of(condition.conditions, inner);
    if (condition.kind == Condition::Kind::any) return std::ranges::any_of(condition.conditions, inner);
    const auto& answers = *scopes[scopes.size() - 1 - condition.outwards];
    const auto* answer = answers.if_contains(condition.field);
    if (!answer) return condition.operation == Operator::empty;
    return compare(condition.operation, *answer, condition.value);
}

}  // namespace atrium::forms

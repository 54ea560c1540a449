#include "forms/field_reader.h"

#include <algorithm>

namespace atrium::forms {
namespace {

constexpr std::size_t max_conditions = 20;
constexpr std::size_t max_condition_depth = 3;
constexpr std::size_t max_condition_values = 50;

json::value stored_form(const json::value& value) {
    return value.is_number() ? stored_number(value.to_number<double>()) : value;
}

bool takes_no_value(Operator operation) {
    return operation == Operator::filled || operation == Operator::empty;
}
bool takes_list(Operator operation) { return operation == Operator::in || operation == Operator::not_in; }

void read_value(Element& element, Condition& out) {
    const auto* value = element.take("value");
    if (takes_no_value(out.operation)) {
        if (value) element.wrong("value", Text{"该运算符没有值", "the operator takes no value"});
    } else if (!value) element.missing("value");
    else if (!takes_list(out.operation)) out.value = stored_form(*value);
    else if (const auto* values = element.list("value", max_condition_values)) {
        json::array stored;
        for (const auto& one : *values) stored.push_back(stored_form(one));
        out.value = std::move(stored);
    }
}

Condition read_one(Problem& problem, const json::value& value, const std::string& at, std::size_t depth);

Condition read_several(Element& element, std::string_view key, std::size_t depth) {
    Condition out{.kind = key == "all" ? Condition::Kind::all : Condition::Kind::any};
    if (depth == max_condition_depth) {
        element.limit(key, static_cast<std::int64_t>(max_condition_depth));
        return out;
    }
    const auto* parts = element.list(key, max_conditions);
    for (std::size_t i = 0; parts && i < parts->size(); ++i)
        out.conditions.push_back(
            read_one(element.problem(), (*parts)[i], element.at(key) + "/" + std::to_string(i), depth + 1));
    return out;
}

Condition read_comparison(Element& element) {
    Condition out;
    element.need("field");
    element.need("operator");
    out.field = element.text("field", 40).value_or("");
    const auto operation = element.choice<Operator>("operator");
    if (operation) {
        out.operation = *operation;
        read_value(element, out);
    } else element.ignore_rest();
    return out;
}

Condition read_one(Problem& problem, const json::value& value, const std::string& at, std::size_t depth) {
    Element element(problem, value, at);
    Condition out;
    if (element.take("all")) out = read_several(element, "all", depth);
    else if (element.take("any")) out = read_several(element, "any", depth);
    else if (element.is_object()) out = read_comparison(element);
    element.close();
    return out;
}

// The fields that a condition may name: of every object from the outermost to its own, those before it.
struct Scope {
    const std::vector<Field>* fields;
    std::size_t before;
};

bool is_number(const Field& field) {
    return field.kind == FieldKind::whole || field.kind == FieldKind::decimal ||
           field.kind == FieldKind::money;
}

bool is_choice_of(const Field& field, const json::value& value) {
    return value.is_string() && std::ranges::any_of(field.choices, [&](const Choice& choice) {
               return std::string_view(value.get_string()) == choice.value;
           });
}

bool is_answer_of(const Field& field, const json::value& value) {
    switch (field.kind) {
        case FieldKind::choice:
        case FieldKind::choices: return is_choice_of(field, value);
        case FieldKind::yes_no: return value.is_bool();
        case FieldKind::date: return value.is_string() && date_value(value.get_string());
        case FieldKind::text:
        case FieldKind::region: return value.is_string();
        default: return is_number(field) && value.is_number();
    }
}

bool suits(Operator operation, const Field& field) {
    const bool list = field.kind == FieldKind::choices;
    const bool whole = field.kind == FieldKind::files || field.kind == FieldKind::repeat;
    switch (operation) {
        case Operator::filled:
        case Operator::empty: return field.kind != FieldKind::group;
        case Operator::includes:
        case Operator::excludes: return list;
        case Operator::at_least:
        case Operator::at_most:
        case Operator::more_than:
        case Operator::less_than: return is_number(field) || field.kind == FieldKind::date;
        default: return !list && !whole && field.kind != FieldKind::group;
    }
}

void check_value(Problem& problem, const Condition& condition, const Field& field, const std::string& at) {
    const auto wrong = [&](const std::string& where) {
        problem.at(where, "BAD_FORMAT", Text{"不是该字段可能的值", "is not a possible answer of that field"});
    };
    if (!suits(condition.operation, field))
        problem.at(at + "/operator", "BAD_FORMAT",
                   Text{"该字段不能使用此运算符", "the operator does not suit that field"});
    else if (takes_no_value(condition.operation) || condition.value.is_null()) return;
    else if (!takes_list(condition.operation)) {
        if (!is_answer_of(field, condition.value)) wrong(at + "/value");
    } else
        for (std::size_t i = 0; i < condition.value.get_array().size(); ++i)
            if (!is_answer_of(field, condition.value.get_array()[i]))
                wrong(at + "/value/" + std::to_string(i));
}

void resolve(Problem& problem, Condition& condition, const std::vector<Scope>& scopes,
             const std::string& at) {
    if (condition.kind != Condition::Kind::comparison) {
        const std::string key = condition.kind == Condition::Kind::all ? "/all/" : "/any/";
        for (std::size_t i = 0; i < condition.conditions.size(); ++i)
            resolve(problem, condition.conditions[i], scopes, at + key + std::to_string(i));
        return;
    }
    if (condition.field.empty()) return;
    for (std::size_t outwards = 0; outwards < scopes.size(); ++outwards) {
        const auto& scope = scopes[scopes.size() - 1 - outwards];
        const auto found = std::ranges::find(*scope.fields, condition.field, &Field::name);
        if (found == scope.fields->end()) continue;
        if (static_cast<std::size_t>(found - scope.fields->begin()) >= scope.before)
            problem.at(at + "/field", "BAD_ORDER",
                       Text{"只能引用排在前面的字段", "must name a field that stands before this one"});
        else check_value(problem, condition, *found, at);
        condition.outwards = outwards;
        return;
    }
    problem.at(at + "/field", "NOT_FOUND", Text{"没有该字段", "there is no such field"});
}

void resolve_fields(Problem& problem, std::vector<Field>& fields, std::vector<Scope>& scopes,
                    const std::string& at) {
    scopes.push_back({&fields, 0});
    for (auto& field : fields) {
        const auto place = at + "/" + pointer_token(field.name);
        if (field.shown_when) resolve(problem, *field.shown_when, scopes, place + "/x-show-when");
        const auto* inner = field.kind == FieldKind::repeat ? "/items/properties" : "/properties";
        if (!field.fields.empty()) resolve_fields(problem, field.fields, scopes, place + inner);
        ++scopes.back().before;
    }
    scopes.pop_back();
}

}  // namespace

std::optional<Condition> read_condition(Element& field, std::string_view key) {
    const auto* value = field.take(key);
    if (!value) return std::nullopt;
    return read_one(field.problem(), *value, field.at(key), 0);
}

void resolve_conditions(Problem& problem, std::vector<Field>& fields, const std::string& at) {
    std::vector<Scope> scopes;
    resolve_fields(problem, fields, scopes, at);
}

}  // namespace atrium::forms

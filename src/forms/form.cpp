#include "forms/form.h"

#include "forms/field_reader.h"
#include "forms/problems.h"

#include <algorithm>

namespace atrium::forms {
namespace {

constexpr std::size_t max_steps = 20;
constexpr std::size_t max_why = 500;
constexpr std::string_view dialect = "https://json-schema.org/draft/2020-12/schema";

std::vector<Field> read_schema(Problem& problem, const json::value& value, std::size_t& count) {
    Element schema(problem, value, "/schema");
    const auto* stated = schema.take("$schema");
    if (stated && *stated != json::value(dialect))
        schema.wrong("$schema", Text{"应为 JSON Schema 2020-12", "should be JSON Schema 2020-12"});
    const auto* type = schema.need("type");
    if (type && *type != json::value("object")) schema.wrong("type", Text{"应为 object", "should be object"});
    auto fields = schema.is_object() ? read_fields(schema, {}, count) : std::vector<Field>{};
    schema.close();
    return fields;
}

// Takes a field of the schema into the step; each goes into one step and only once.
void take_field(Element& step, std::size_t index, const json::value& value, std::vector<Field>& fields,
                Form& form) {
    const auto at = step.at("fields") + "/" + std::to_string(index);
    const auto* text = value.if_string();
    const std::string_view name = text ? std::string_view(*text) : std::string_view{};
    const auto found = std::ranges::find(fields, name, &Field::name);
    if (found != fields.end()) {
        form.fields.push_back(std::move(*found));
        fields.erase(found);
    } else if (!name.empty() && std::ranges::find(form.fields, name, &Field::name) != form.fields.end())
        step.problem().at(at, "DUPLICATE", Text{"该字段已在步骤中", "the field already stands in a step"});
    else step.problem().at(at, "NOT_FOUND", Text{"没有该字段", "there is no such field"});
}

void read_step(Problem& problem, const json::value& value, const std::string& at, std::vector<Field>& fields,
               Form& form) {
    Element element(problem, value, at);
    for (const auto* key : {"name", "title", "fields"}) element.need(key);
    Step step{.name = element.text("name", 40).value_or(""),
              .title = element.words("title", max_label).value_or(Words{}),
              .why = element.words("why", max_why).value_or(Words{}),
              .first = form.fields.size()};
    if (!step.name.empty() && !is_name(step.name, '-'))
        element.wrong("name",
                      Text{"应由小写字母、数字和连字符组成", "has lower case letters, digits and hyphens"});
    if (step_named(form, step.name))
        problem.at(element.at("name"), "DUPLICATE", Text{"步骤重名", "another step has this name"});
    const auto* names = element.list("fields", max_fields);
    for (std::size_t i = 0; names && i < names->size(); ++i)
        take_field(element, i, (*names)[i], fields, form);
    step.count = form.fields.size() - step.first;
    element.close();
    form.steps.push_back(std::move(step));
}

void read_steps(Element& root, std::vector<Field> fields, Form& form) {
    root.need("steps");
    const auto* steps = root.list("steps", max_steps);
    if (!steps) return;
    for (std::size_t i = 0; i < steps->size(); ++i)
        read_step(root.problem(), (*steps)[i], "/steps/" + std::to_string(i), fields, form);
    for (const auto& field : fields)
        root.problem().at("/schema/properties/" + pointer_token(field.name), "MISSING",
                          Text{"该字段不在任何步骤中", "the field stands in no step"});
}

Form read_form(Problem& problem, const json::value& document) {
    Form form;
    Element root(problem, document, "");
    if (!root.is_object()) return form;
    for (const auto* key : {"profile", "name", "title", "schema"}) root.need(key);
    root.whole("profile", profile_version, profile_version);
    form.name = root.text("name", 60).value_or("");
    if (!form.name.empty() && !is_name(form.name, '-'))
        root.wrong("name",
                   Text{"应由小写字母、数字和连字符组成", "has lower case letters, digits and hyphens"});
    form.title = root.words("title", max_label).value_or(Words{});
    const auto* schema = root.take("schema");
    std::size_t count = 0;
    auto fields = schema ? read_schema(problem, *schema, count) : std::vector<Field>{};
    // Of a schema that was not read to its end, nothing can be said about the steps.
    if (count > max_fields) return form;
    read_steps(root, std::move(fields), form);
    root.close();
    resolve_conditions(problem, form.fields, "/schema/properties");
    form.document = document.get_object();
    return form;
}

}  // namespace

Form parse_form(const json::value& document) {
    Problem problem(problems::not_publishable);
    auto form = read_form(problem, document);
    refuse_if_wrong(problem);
    return form;
}

const Step* step_named(const Form& form, std::string_view name) {
    const auto found = std::ranges::find(form.steps, name, &Step::name);
    return found == form.steps.end() ? nullptr : &*found;
}

}  // namespace atrium::forms

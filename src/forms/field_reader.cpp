#include "forms/field_reader.h"

#include <algorithm>

namespace atrium::forms {
namespace {

constexpr std::string_view account_attributes[] = {
    "applicant_name",    "applicant_number",    "person_name",
    "person_number",     "person_mobile",       "person_email",
    "organization_name", "organization_number", "legal_representative_name"};

void read_prefill(Element& field, Field& out, Place place) {
    const auto* value = field.take("x-prefill");
    if (!value) return;
    if (place.repeated)
        return field.wrong("x-prefill",
                           Text{"可增删的字段组内不能预填", "does not belong in a repeated group"});
    Element source(field.problem(), *value, field.at("x-prefill"));
    Prefill prefill{.licence = source.text("licence", 40).value_or(""),
                    .attribute = source.text("attribute", 40).value_or(""),
                    .locked = source.flag("locked")};
    source.need("attribute");
    source.close();
    if (!prefill.licence.empty() && !is_name(prefill.licence, '-'))
        source.wrong("licence", Text{"应为证照类型的名称", "should be the name of a type of licence"});
    const bool known =
        std::ranges::find(account_attributes, prefill.attribute) != std::end(account_attributes);
    const bool sound = prefill.licence.empty() ? known : is_name(prefill.attribute, '_');
    if (!prefill.attribute.empty() && !sound)
        source.wrong("attribute", Text{"没有该属性", "is not an attribute of the source"});
    out.prefill = std::move(prefill);
}

void read_messages(Element& field, Field& out) {
    const auto* value = field.take("x-messages");
    if (!value) return;
    Element messages(field.problem(), *value, field.at("x-messages"));
    out.words_missing = messages.words("missing", max_label);
    out.words_wrong = messages.words("wrong", max_label);
    messages.close();
}

void read_common(Element& field, Field& out, Place place) {
    field.need("x-label");
    out.label = field.words("x-label", max_label).value_or(Words{});
    field.words("x-hint", max_hint);
    out.shown_when = read_condition(field, "x-show-when");
    out.sensitive = field.flag("x-sensitive");
    read_prefill(field, out, place);
    read_messages(field, out);
}

void read_group(Element& field, Field& out, Place place, std::size_t& count) {
    out.kind = FieldKind::group;
    out.fields = read_fields(field, {place.depth + 1, place.repeated}, count);
}

void read_repeat(Element& field, Field& out, Place place, std::size_t& count) {
    out.kind = FieldKind::repeat;
    read_item_limits(field, out, max_repeat_items);
    field.need("x-noun");
    out.noun = field.words("x-noun", max_label).value_or(Words{});
    Element items(field.problem(), *field.take("items"), field.at("items"));
    items.take("type");
    out.fields = read_fields(items, {place.depth + 1, true}, count);
    items.close();
}

void mark_required(Element& object, std::vector<Field>& fields) {
    const auto* names = object.list("required", max_fields);
    if (!names) return;
    for (std::size_t i = 0; i < names->size(); ++i) {
        const auto at = object.at("required") + "/" + std::to_string(i);
        const auto* name = (*names)[i].if_string();
        const auto found =
            name ? std::ranges::find(fields, std::string_view(*name), &Field::name) : fields.end();
        if (found == fields.end())
            object.problem().at(at, "NOT_FOUND", Text{"没有该字段", "is not a field of this object"});
        else if (found->required) object.problem().at(at, "DUPLICATE", Text{"重复列出", "is listed twice"});
        else found->required = true;
    }
}

Field read_field(Problem& problem, const json::value& value, const std::string& at, std::string name,
                 Place place, std::size_t& count) {
    Field out{.name = std::move(name)};
    ++count;
    Element field(problem, value, at);
    if (!field.is_object()) return out;
    if (!is_name(out.name, '_'))
        problem.at(at, "BAD_FORMAT",
                   Text{"字段名应由小写字母、数字和下划线组成",
                        "A field's name has lower case letters, digits and _"});
    read_common(field, out, place);
    if (!read_simple_type(field, out)) {
        if (out.kind == FieldKind::repeat) read_repeat(field, out, place, count);
        else read_group(field, out, place, count);
    }
    field.close();
    return out;
}

}  // namespace

std::vector<Field> read_fields(Element& object, Place place, std::size_t& count) {
    std::vector<Field> out;
    const auto* properties = object.need("properties");
    object.take("required");
    if (!properties) return out;
    const auto* members = properties->if_object();
    if (!members || members->empty()) {
        object.wrong("properties", Text{"应为非空对象", "should be an object that is not empty"});
        return out;
    }
    if (place.depth > max_depth) {
        object.limit("properties", static_cast<std::int64_t>(max_depth));
        return out;
    }
    for (const auto& [name, value] : *members) {
        if (count == max_fields) object.limit("properties", static_cast<std::int64_t>(max_fields));
        if (count >= max_fields) {
            count = max_fields + 1;
            break;
        }
        const auto at = object.at("properties") + "/" + pointer_token(name);
        out.push_back(read_field(object.problem(), value, at, std::string(name), place, count));
    }
    mark_required(object, out);
    return out;
}

}  // namespace atrium::forms

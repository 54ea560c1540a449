#include "forms/field_reader.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <set>

namespace atrium::forms {
namespace {

constexpr std::size_t default_length = 200;
constexpr std::size_t default_length_of_lines = 2'000;
constexpr std::size_t longest_choice = 40;
constexpr int longest_days = 73'000;  // two hundred years
constexpr int most_decimals = 6;
constexpr int largest_file_mb = 100;
constexpr std::string_view file_kinds[] = {"pdf", "ofd", "jpg", "png", "doc", "docx", "xls", "xlsx"};

std::optional<TextFormat> text_format(std::string_view name) {
    if (name == "id-number") return TextFormat::id_number;
    if (name == "credit-code") return TextFormat::credit_code;
    if (name == "mobile") return TextFormat::mobile;
    if (name == "email") return TextFormat::email;
    if (name == "postcode") return TextFormat::postcode;
    return std::nullopt;
}

std::optional<std::string> read_widget(Element& field, std::initializer_list<std::string_view> allowed) {
    auto widget = field.text("x-widget", 40);
    if (widget && std::ranges::find(allowed, *widget) == allowed.end())
        field.wrong("x-widget", Text{"该类型的字段不能使用此控件", "is not a widget for this type"});
    return widget;
}

void read_lengths(Element& field, Field& out) {
    const auto longest = field.whole("maxLength", 1, max_text_length);
    const auto shortest = field.whole("minLength", 0, max_text_length);
    out.max_length = longest          ? static_cast<std::size_t>(*longest)
                     : out.many_lines ? default_length_of_lines
                                      : default_length;
    out.min_length = static_cast<std::size_t>(shortest.value_or(0));
    if (out.min_length > out.max_length)
        field.wrong("minLength", Text{"不能大于 maxLength", "is more than maxLength"});
}

void read_pattern(Element& field, Field& out) {
    const auto text = field.text("pattern", max_pattern_text);
    if (!text) return;
    out.pattern = Pattern::compile(*text);
    if (!out.pattern)
        field.wrong("pattern", Text{"不在允许的正则子集之内", "is outside the allowed patterns"});
    // Nobody can guess from "the format is wrong" what a pattern wants.
    if (!out.words_wrong) field.missing("x-messages/wrong");
}

void read_plain_text(Element& field, Field& out) {
    out.many_lines = read_widget(field, {"text", "textarea"}) == "textarea";
    field.words("x-unit", 20);
    read_lengths(field, out);
    read_pattern(field, out);
    const auto* constant = field.take("const");
    if (constant && !constant->is_string())
        field.wrong("const", Text{"与字段类型不符", "is not of the field's type"});
    else if (constant) out.constant = *constant;
}

// What is stored for a choice is a code; people read its name.
bool is_code(std::string_view text) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
    return !text.empty() && text.size() <= longest_choice && text.find_first_not_of(letters) == text.npos;
}

std::vector<Choice> read_choices(Element& field, Element& names_owner) {
    std::vector<Choice> out;
    const auto* values = field.list("enum", max_choices);
    names_owner.need("x-names");
    if (!values) return out;
    static const json::value none = json::object{};
    const auto* names_value = names_owner.take("x-names");
    Element names(names_owner.problem(), names_value ? *names_value : none, names_owner.at("x-names"));
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < values->size(); ++i) {
        const auto* value = (*values)[i].if_string();
        const auto at = "enum/" + std::to_string(i);
        if (!value || !is_code(*value))
            field.wrong(at, Text{"应由字母、数字、下划线和连字符组成", "should be letters, digits, _ and -"});
        else if (!seen.insert(*value).second)
            field.problem().at(field.at(at), "DUPLICATE", Text{"重复列出", "is listed twice"});
        else {
            if (names_value) names.need(*value);
            out.push_back({std::string(*value), names.words(*value, max_label).value_or(Words{})});
        }
    }
    if (names_value) names.close();
    return out;
}

void read_choice(Element& field, Field& out) {
    out.kind = FieldKind::choice;
    out.choices = read_choices(field, field);
    read_widget(field, {"radio", "select"});
}

void read_date(Element& field, Field& out) {
    out.kind = FieldKind::date;
    const auto* value = field.take("x-days");
    if (!value) return;
    Element days(field.problem(), *value, field.at("x-days"));
    if (const auto n = days.whole("min", -longest_days, longest_days)) out.days.min = static_cast<int>(*n);
    if (const auto n = days.whole("max", -longest_days, longest_days)) out.days.max = static_cast<int>(*n);
    days.close();
    if (out.days.min && out.days.max && *out.days.min > *out.days.max)
        days.wrong("min", Text{"不能大于 max", "is more than max"});
}

void read_region(Element& field, Field& out) {
    out.kind = FieldKind::region;
    const auto* value = field.take("x-region");
    if (!value) return;
    Element region(field.problem(), *value, field.at("x-region"));
    out.region.level = region.choice<RegionLevel>("level").value_or(RegionLevel::county);
    out.region.within = region.text("within", 12).value_or("");
    region.close();
    if (out.region.within.find_first_not_of("0123456789") != std::string::npos)
        region.wrong("within", Text{"应为区划代码的开头", "should be the beginning of a division's code"});
}

void read_string(Element& field, Field& out) {
    const auto format = field.text("format", 40);
    if (!format) {
        if (field.take("enum")) return read_choice(field, out);
        return read_plain_text(field, out);
    }
    if (*format == "date") return read_date(field, out);
    if (*format == "region") return read_region(field, out);
    if (const auto known = text_format(*format)) out.format = *known;
    else field.wrong("format", Text{"该类型没有此格式", "is not a format of this type"});
}

void read_yes_no(Element& field, Field& out) {
    out.kind = FieldKind::yes_no;
    read_widget(field, {"yes-no", "checkbox"});
    const auto* constant = field.take("const");
    if (!constant) return;
    out.constant = *constant;
    // A box that must stay empty asks nothing.
    if (*constant != json::value(true)) field.wrong("const", Text{"只能为 true", "may only be true"});
}

void read_bounds(Element& field, Field& out) {
    if (const auto n = field.number("minimum")) out.minimum = *n;
    if (const auto n = field.number("maximum")) out.maximum = *n;
    const auto largest = static_cast<double>(largest_number);
    if (out.minimum < -largest) field.limit("minimum", -largest_number);
    if (out.maximum > largest) field.limit("maximum", largest_number);
    if (out.minimum > out.maximum) field.wrong("minimum", Text{"不能大于 maximum", "is more than maximum"});
    field.words("x-unit", 20);
}

void refuse_fractions(Element& field, const Field& read) {
    if (read.minimum != std::floor(read.minimum))
        field.wrong("minimum", Text{"应为整数", "should be a whole number"});
    if (read.maximum != std::floor(read.maximum))
        field.wrong("maximum", Text{"应为整数", "should be a whole number"});
}

void read_whole(Element& field, Field& out) {
    const auto format = field.text("format", 40);
    if (format && *format != "money")
        field.wrong("format", Text{"该类型没有此格式", "is not a format of this type"});
    out.kind = format ? FieldKind::money : FieldKind::whole;
    if (out.kind == FieldKind::money) out.minimum = 0;
    read_bounds(field, out);
    refuse_fractions(field, out);
    if (const auto constant = field.whole("const", -largest_number, largest_number)) out.constant = *constant;
}

void read_decimal(Element& field, Field& out) {
    out.kind = FieldKind::decimal;
    out.decimals = static_cast<int>(field.whole("x-decimals", 0, most_decimals).value_or(2));
    read_bounds(field, out);
    if (const auto constant = field.number("const")) out.constant = stored_number(*constant);
}

void read_file_kinds(Element& files, FileRule& out) {
    const auto* kinds = files.list("kinds", std::size(file_kinds));
    if (!kinds) return;
    out.kinds.clear();
    for (std::size_t i = 0; i < kinds->size(); ++i) {
        const auto* kind = (*kinds)[i].if_string();
        if (kind && std::ranges::find(file_kinds, std::string_view(*kind)) != std::end(file_kinds))
            out.kinds.emplace_back(*kind);
        else
            files.wrong("kinds/" + std::to_string(i),
                        Text{"不接受此类文件", "is not a kind of file we accept"});
    }
}

void read_files(Element& field, Element& items, Field& out) {
    out.kind = FieldKind::files;
    if (const auto format = items.text("format", 40); format != "file")
        items.wrong("format", Text{"列表的项应为选项或文件", "the items of a list are choices or files"});
    read_item_limits(field, out, max_files);
    const auto* value = field.take("x-file");
    if (!value) return;
    Element files(field.problem(), *value, field.at("x-file"));
    read_file_kinds(files, out.files);
    out.files.max_mb = static_cast<int>(files.whole("max_mb", 1, largest_file_mb).value_or(out.files.max_mb));
    out.files.material = files.text("material", 200).value_or("");
    out.files.held = files.text("held", 40).value_or("");
    files.close();
}

void read_list_of_values(Element& field, const json::value& value, Field& out) {
    Element items(field.problem(), value, field.at("items"));
    const auto type = items.text("type", 20);
    items.need("type");
    if (type && *type != "string")
        items.wrong("type", Text{"列表的项应为文字或对象", "the items of a list are strings or objects"});
    if (items.take("enum")) {
        out.kind = FieldKind::choices;
        out.choices = read_choices(items, field);
        read_item_limits(field, out, max_choices);
    } else if (items.is_object()) read_files(field, items, out);
    items.close();
}

// False for an array of objects, which has fields of its own.
bool read_list(Element& field, Field& out) {
    const auto* items = field.need("items");
    if (!items) return true;
    const auto* members = items->if_object();
    const auto* type = members ? members->if_contains("type") : nullptr;
    if (type && *type == json::value("object")) {
        out.kind = FieldKind::repeat;
        return false;
    }
    read_list_of_values(field, *items, out);
    return true;
}

}  // namespace

void read_item_limits(Element& field, Field& out, std::size_t longest) {
    const auto most = field.whole("maxItems", 1, static_cast<std::int64_t>(longest));
    const auto least = field.whole("minItems", 0, static_cast<std::int64_t>(longest));
    out.max_items = most ? static_cast<std::size_t>(*most) : longest;
    out.min_items = static_cast<std::size_t>(least.value_or(0));
    if (out.min_items > out.max_items)
        field.wrong("minItems", Text{"不能大于 maxItems", "is more than maxItems"});
}

bool read_simple_type(Element& field, Field& out) {
    field.need("type");
    const auto type = field.text("type", 20);
    if (type == "object" || (type == "array" && !read_list(field, out))) {
        if (type == "object") out.kind = FieldKind::group;
        return false;
    }
    if (type == "string") read_string(field, out);
    else if (type == "boolean") read_yes_no(field, out);
    else if (type == "integer") read_whole(field, out);
    else if (type == "number") read_decimal(field, out);
    else if (type != "array") {
        if (type) field.wrong("type", Text{"没有该类型", "is not a type of the profile"});
        field.ignore_rest();
    }
    return true;
}

}  // namespace atrium::forms

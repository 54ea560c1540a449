#include "forms/answer.h"

#include "base/id.h"
#include "forms/characters.h"
#include "forms/element.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace atrium::forms {
namespace {

bool is_offered(const Field& field, std::string_view value) {
    return std::ranges::find(field.choices, value, &Choice::value) != field.choices.end();
}

Fault not_offered(const Field& field) {
    return format_fault(field, "enum",
                        about(field, {"请从所列选项中选择{}", "Choose one of the answers offered for “{}”"}));
}

Answer judge_choice(const Field& field, const json::value& value) {
    const auto* string = value.if_string();
    if (!string) return wrong_type(field);
    if (string->empty()) return NoAnswer{};
    if (!is_offered(field, *string)) return not_offered(field);
    return value;
}

Answer judge_yes_no(const Field& field, const json::value& value) {
    if (!value.is_bool()) return wrong_type(field);
    // A commitment that was not ticked was not made.
    if (field.constant && !value.get_bool()) return NoAnswer{};
    return value;
}

// The amount as people read it: yuan for money, which is stored in fen.
std::string amount_text(const Field& field, double amount) {
    return field.kind == FieldKind::money ? to_string(Money{static_cast<std::int64_t>(amount)})
                                          : number_text(amount);
}

Fault outside(const Field& field, std::string_view rule, double limit) {
    const bool low = rule == "minimum", money = field.kind == FieldKind::money;
    const Text sentence = low     ? money ? Text{"{}不能低于 {} 元", "“{}” may not be less than {} yuan"}
                                          : Text{"{}不能小于 {}", "“{}” may not be less than {}"}
                              : money ? Text{"{}不能高于 {} 元", "“{}” may not be more than {} yuan"}
                                  : Text{"{}不能大于 {}", "“{}” may not be more than {}"};
    return limit_fault(rule, stored_number(limit), about(field, sentence, amount_text(field, limit)));
}

// Whether the number has no more decimals than are asked for.  A double that was read from such a decimal is
// the one nearest to it, and so is the quotient.
bool has_decimals(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    return std::round(value * scale) / scale == value;
}

Answer judge_number(const Field& field, const json::value& value) {
    if (value == json::value("")) return NoAnswer{};
    if (!value.is_number()) return wrong_type(field);
    const auto number = value.to_number<double>();
    if (!std::isfinite(number)) return wrong_type(field);
    if (number < field.minimum) return outside(field, "minimum", field.minimum);
    if (number > field.maximum) return outside(field, "maximum", field.maximum);
    if (field.kind != FieldKind::decimal && number != std::floor(number)) return wrong_type(field);
    if (!has_decimals(number, field.decimals)) {
        auto fault = format_fault(field, "decimals",
                                  about(field, {"{}最多保留 {} 位小数", "“{}” may have at most {} decimals"},
                                        std::to_string(field.decimals)));
        fault.params.emplace("limit", field.decimals);
        return fault;
    }
    return stored_number(number);
}

Fault repeated_item(const Field& field) {
    return format_fault(field, "unique", about(field, {"{}不能重复", "“{}” may not hold the same twice"}));
}

Fault wrong_item(const Field& field) {
    if (field.kind == FieldKind::choices) return not_offered(field);
    return format_fault(field, "file", about(field, {"{}未上传成功，请重新上传", "Upload “{}” again"}));
}

// An upload's id has one spelling; it exists, or not, for whoever stores the answers.
bool is_item(const Field& field, std::string_view value) {
    if (field.kind == FieldKind::choices) return is_offered(field, value);
    const auto id = id_value(value);
    return id && id_text(*id) == value;
}

Answer judge_items(const Field& field, const json::value& value) {
    const auto* items = value.if_array();
    if (!items) return wrong_type(field);
    if (items->empty()) return NoAnswer{};
    std::set<std::string_view> seen;
    for (const auto& item : *items) {
        const auto* string = item.if_string();
        if (!string || !is_item(field, *string)) return wrong_item(field);
        if (!seen.insert(*string).second) return repeated_item(field);
    }
    return value;
}

}  // namespace

Fault wrong_type(const Field& field) {
    const auto sentence = [&]() -> Text {
        switch (field.kind) {
            case FieldKind::whole: return {"{}应为整数", "“{}” should be a whole number"};
            case FieldKind::decimal: return {"{}应为数字", "“{}” should be a number"};
            case FieldKind::money:
                return {"{}应为金额，最多两位小数", "“{}” should be an amount with at most two decimals"};
            case FieldKind::choice:
            case FieldKind::yes_no:
            case FieldKind::region: return {"请选择{}", "Choose an answer for “{}”"};
            case FieldKind::choices:
            case FieldKind::files:
            case FieldKind::repeat: return {"{}应为列表", "“{}” should be a list"};
            case FieldKind::group: return {"{}应为对象", "“{}” should be an object"};
            default: return {"{}应为文字", "“{}” should be text"};
        }
    }();
    return format_fault(field, "type", about(field, sentence));
}

Fault wrong_characters(const Field& field) {
    return format_fault(field, "characters",
                        about(field, {"{}含有不能识别的字符", "“{}” holds characters that cannot be used"}));
}

Answer judge(const Field& field, const json::value& value, Date today) {
    switch (field.kind) {
        case FieldKind::text: return judge_formatted_text(field, value, today);
        case FieldKind::choice: return judge_choice(field, value);
        case FieldKind::yes_no: return judge_yes_no(field, value);
        case FieldKind::whole:
        case FieldKind::decimal:
        case FieldKind::money: return judge_number(field, value);
        case FieldKind::date: return judge_date(field, value, today);
        case FieldKind::region: return judge_region(field, value);
        case FieldKind::choices:
        case FieldKind::files: return judge_items(field, value);
        case FieldKind::group:
        case FieldKind::repeat: break;
    }
    return wrong_type(field);
}

}  // namespace atrium::forms

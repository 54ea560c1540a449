#include "forms/fault.h"

#include <fmt/format.h>

namespace atrium::forms {
namespace {

Text missing_sentence(const Field& field) {
    switch (field.kind) {
        case FieldKind::choice:
        case FieldKind::choices:
        case FieldKind::region: return {"请选择{}", "Choose an answer for “{}”"};
        case FieldKind::yes_no:
            return field.constant ? Text{"请勾选“{}”", "Tick “{}”"}
                                  : Text{"请选择{}", "Choose an answer for “{}”"};
        case FieldKind::files: return {"请上传{}", "Upload “{}”"};
        default: return {"请填写{}", "Enter an answer for “{}”"};
    }
}

}  // namespace

Words about(const Field& field, const Text& sentence) {
    return {fmt::format(fmt::runtime(sentence.zh), field.label.zh),
            fmt::format(fmt::runtime(sentence.en), field.label.en)};
}

Words about(const Field& field, const Text& sentence, std::string_view argument) {
    return {fmt::format(fmt::runtime(sentence.zh), field.label.zh, argument),
            fmt::format(fmt::runtime(sentence.en), field.label.en, argument)};
}

Fault missing_fault(const Field& field) {
    return {"MISSING", field.words_missing.value_or(about(field, missing_sentence(field)))};
}

Fault format_fault(const Field& field, std::string_view rule, Words message) {
    return {"BAD_FORMAT", field.words_wrong.value_or(std::move(message)), {{"rule", rule}}};
}

Fault limit_fault(std::string_view rule, json::value limit, Words message) {
    return {"LIMIT", std::move(message), {{"rule", rule}, {"limit", std::move(limit)}}};
}

std::string number_text(double value) {
    auto text = fmt::format("{:.6f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text == "-0" ? "0" : text;
}

}  // namespace atrium::forms

#include "forms/answer.h"

#include "base/citizen_number.h"
#include "base/credit_code.h"
#include "base/mobile.h"
#include "forms/characters.h"

#include <fmt/format.h>

#include <algorithm>

namespace atrium::forms {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string upper(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

std::string with_plain_line_ends(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') out.push_back(text[i]);
        else if (i + 1 == text.size() || text[i + 1] != '\n') out.push_back('\n');
    }
    return out;
}

std::optional<Fault> fault_in_length(const Field& field, std::string_view text) {
    const auto length = code_points(text).size();
    if (length > field.max_length)
        return limit_fault("maxLength", static_cast<std::int64_t>(field.max_length),
                           about(field, {"{}不能超过 {} 个字", "“{}” may have at most {} characters"},
                                 std::to_string(field.max_length)));
    if (length < field.min_length)
        return limit_fault("minLength", static_cast<std::int64_t>(field.min_length),
                           about(field, {"{}不能少于 {} 个字", "“{}” needs at least {} characters"},
                                 std::to_string(field.min_length)));
    return std::nullopt;
}

// An address as people have them: not all that RFC 5321 allows.
bool is_email(std::string_view text) {
    const auto at = text.find('@');
    if (text.size() > 254 || at == 0 || at == text.npos || at > 64) return false;
    const auto local = text.substr(0, at);
    auto domain = text.substr(at + 1);
    const auto in_local = [](char c) {
        return is_letter(c) || is_digit(c) ||
               std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos;
    };
    if (!std::ranges::all_of(local, in_local) || local.front() == '.' || local.back() == '.') return false;
    if (local.find("..") != local.npos) return false;
    std::size_t labels = 0;
    std::string_view last;
    for (bool more = true; more; ++labels) {
        const auto dot = domain.find('.');
        last = domain.substr(0, dot);
        const auto in_label = [](char c) { return is_letter(c) || is_digit(c) || c == '-'; };
        if (last.empty() || last.size() > 63 || !std::ranges::all_of(last, in_label)) return false;
        if (last.front() == '-' || last.back() == '-') return false;
        more = dot != domain.npos;
        if (more) domain.remove_prefix(dot + 1);
    }
    return labels >= 2 && last.size() >= 2 && std::ranges::all_of(last, is_letter);
}

bool is_postcode(std::string_view text) { return text.size() == 6 && std::ranges::all_of(text, is_digit); }

// The identifier's own fault with the rule named as in the profile.
Answer with_rule(const Field& field, FieldError fault, std::string_view rule) {
    Fault out{std::move(fault.code), field.words_wrong.value_or(std::move(fault.message)), {{"rule", rule}}};
    if (const auto* expected = fault.params.if_contains("expected"))
        out.params.emplace("expected", *expected);
    return out;
}

Answer judge_citizen_number(const Field& field, const std::string& code, Date today) {
    if (auto fault = fault_in_citizen_number(code, today))
        return with_rule(field, *std::move(fault), "id-number");
    return json::value(code);
}

Answer judge_credit_code(const Field& field, const std::string& code, Date today) {
    if (auto fault = fault_in_credit_code(code, today))
        return with_rule(field, *std::move(fault), "credit-code");
    return json::value(code);
}

Answer judge_by(const Field& field, const std::string& code, bool right, std::string_view rule,
                const Text& sentence) {
    if (!right) return format_fault(field, rule, about(field, sentence));
    return json::value(code);
}

}  // namespace

Answer judge_text(const Field& field, const json::value& value) {
    const auto* string = value.if_string();
    if (!string) return wrong_type(field);
    if (has_control_characters(*string)) return wrong_characters(field);
    const auto text = with_plain_line_ends(trimmed(normalized(*string)));
    if (text.empty()) return NoAnswer{};
    if (!field.many_lines && text.find('\n') != text.npos)
        return format_fault(field, "lines", about(field, {"{}应填写在一行内", "“{}” should be one line"}));
    if (auto fault = fault_in_length(field, text)) return *std::move(fault);
    if (field.pattern && !field.pattern->matches(text))
        return format_fault(field, "pattern", about(field, {"{}的格式不正确", "“{}” has the wrong form"}));
    return json::value(text);
}

Answer judge_formatted_text(const Field& field, const json::value& value, Date today) {
    const auto* string = value.if_string();
    if (!string) return wrong_type(field);
    if (has_control_characters(*string)) return wrong_characters(field);
    const auto code = typed_code(normalized(*string));
    if (code.empty()) return NoAnswer{};
    switch (field.format) {
        case TextFormat::id_number: return judge_citizen_number(field, upper(code), today);
        case TextFormat::credit_code: return judge_credit_code(field, upper(code), today);
        case TextFormat::mobile:
            return judge_by(field, code, mobile_value(code).has_value(), "mobile",
                            {"{}应为 11 位手机号码", "“{}” should be a mobile number of 11 digits"});
        case TextFormat::email:
            return judge_by(field, code, is_email(code), "email",
                            {"{}应为邮箱地址，例如 name@example.cn",
                             "“{}” should be an address such as name@example.cn"});
        case TextFormat::postcode:
            return judge_by(field, code, is_postcode(code), "postcode",
                            {"{}应为 6 位数字", "“{}” should be 6 digits"});
        case TextFormat::plain: break;
    }
    return judge_text(field, value);
}

}  // namespace atrium::forms

#include "forms/answer.h"
#include "forms/characters.h"

#include <fmt/format.h>

#include <algorithm>

namespace atrium::forms {
namespace {

// 2017 年 12 月 8 日.
Words date_words(Date date) {
    const auto day = civil(date);
    return {fmt::format("{} 年 {} 月 {} 日", int(day.year()), unsigned(day.month()), unsigned(day.day())),
            to_string(date)};
}

Fault outside_days(const Field& field, std::string_view rule, Date limit, Date today) {
    const bool early = rule == "earliest";
    const auto name = limit == today ? Words{"今天", "today"} : date_words(limit);
    const Text zh = early ? Text{"{}不能早于{}", ""} : Text{"{}不能晚于{}", ""};
    const Text en = early ? Text{"", "“{}” may not be before {}"} : Text{"", "“{}” may not be after {}"};
    const auto space = limit == today ? "" : " ";
    return limit_fault(rule, json::value(to_string(limit)),
                       {about(field, zh, space + name.zh).zh, about(field, en, name.en).en});
}

constexpr Text level_sentences[] = {
    {"{}应选择到县（市、区）", "Choose “{}” down to the county"},
    {"{}应选择到镇（街道）", "Choose “{}” down to the town"},
    {"{}应选择到村（社区）", "Choose “{}” down to the village"},
};
constexpr std::size_t level_lengths[] = {6, 9, 12};

bool is_region(std::string_view code) {
    const bool length = std::ranges::find(level_lengths, code.size()) != std::end(level_lengths);
    return length && code.front() != '0' && code.find_first_not_of("0123456789") == code.npos;
}

}  // namespace

Answer judge_date(const Field& field, const json::value& value, Date today) {
    const auto* string = value.if_string();
    if (!string) return wrong_type(field);
    const auto text = typed_code(*string);
    if (text.empty()) return NoAnswer{};
    const auto date = date_value(text);
    if (!date)
        return format_fault(field, "date",
                            about(field, {"{}应为实际存在的日期，例如 2017 年 12 月 8 日",
                                          "“{}” should be a date that exists, such as 2017-12-08"}));
    if (field.days.min && *date < today + *field.days.min)
        return outside_days(field, "earliest", today + *field.days.min, today);
    if (field.days.max && today + *field.days.max < *date)
        return outside_days(field, "latest", today + *field.days.max, today);
    return json::value(text);
}

Answer judge_region(const Field& field, const json::value& value) {
    const auto* string = value.if_string();
    if (!string) return wrong_type(field);
    const auto code = typed_code(*string);
    if (code.empty()) return NoAnswer{};
    if (!is_region(code))
        return format_fault(field, "region", about(field, {"请从列表中选择{}", "Choose “{}” from the list"}));
    const auto level = static_cast<std::size_t>(field.region.level);
    if (code.size() < level_lengths[level]) {
        auto fault = format_fault(field, "level", about(field, level_sentences[level]));
        fault.params.emplace("limit", enum_text(field.region.level));
        return fault;
    }
    if (!code.starts_with(field.region.within)) {
        auto fault =
            format_fault(field, "within",
                         about(field, {"{}不在本地办理范围内", "“{}” lies outside the area served here"}));
        fault.params.emplace("limit", field.region.within);
        return fault;
    }
    return json::value(code);
}

}  // namespace atrium::forms

#include "forms/element.h"

#include "forms/characters.h"

#include <algorithm>
#include <cmath>

namespace atrium::forms {
namespace {

constexpr std::size_t longest_token = 64;
constexpr std::size_t longest_name = 40;

// Text of a document is shown to everybody: it is in normal form and holds nothing invisible.
bool is_printable(std::string_view text) { return !has_control_characters(text) && normalized(text) == text; }

}  // namespace

Element::Element(Problem& problem, const json::value& value, std::string at)
    : problem_(&problem), members_(value.if_object()), at_(std::move(at)) {
    if (!members_) problem.at(at_, "BAD_FORMAT", Text{"应为对象", "should be an object"});
}

const json::value* Element::take(std::string_view key) {
    known_.emplace(key);
    return members_ ? members_->if_contains(key) : nullptr;
}

const json::value* Element::need(std::string_view key) {
    const auto* value = take(key);
    if (!value && members_) missing(key);
    return value;
}

bool Element::flag(std::string_view key) {
    const auto* value = take(key);
    if (!value) return false;
    if (!value->is_bool()) wrong(key, Text{"应为 true 或 false", "should be true or false"});
    return value->is_bool() && value->get_bool();
}

std::optional<std::string> Element::text(std::string_view key, std::size_t longest) {
    const auto* value = take(key);
    if (!value) return std::nullopt;
    const auto* string = value->if_string();
    if (!string || string->empty() || !is_printable(*string)) {
        wrong(key, Text{"应为非空文字", "should be text that is not empty"});
        return std::nullopt;
    }
    if (characters(*string) > longest) {
        limit(key, static_cast<std::int64_t>(longest));
        return std::nullopt;
    }
    return std::string(*string);
}

std::optional<std::int64_t> Element::whole(std::string_view key, std::int64_t least, std::int64_t most) {
    const auto value = number(key);
    if (!value) return std::nullopt;
    if (*value != std::floor(*value)) {
        wrong(key, Text{"应为整数", "should be a whole number"});
        return std::nullopt;
    }
    if (*value < static_cast<double>(least) || *value > static_cast<double>(most)) {
        limit(key, *value < static_cast<double>(least) ? least : most);
        return std::nullopt;
    }
    return static_cast<std::int64_t>(*value);
}

std::optional<double> Element::number(std::string_view key) {
    const auto* value = take(key);
    if (!value) return std::nullopt;
    if (value->is_number() && std::isfinite(value->to_number<double>())) return value->to_number<double>();
    wrong(key, Text{"应为数字", "should be a number"});
    return std::nullopt;
}

std::optional<Words> Element::words(std::string_view key, std::size_t longest) {
    const auto* value = take(key);
    if (!value) return std::nullopt;
    Element both(*problem_, *value, at(key));
    if (!both.is_object()) return std::nullopt;
    both.need("zh");
    both.need("en");
    auto zh = both.text("zh", longest), en = both.text("en", longest * 3);
    both.close();
    return zh && en ? std::optional(Words{*std::move(zh), *std::move(en)}) : std::nullopt;
}

const json::array* Element::list(std::string_view key, std::size_t longest) {
    const auto* value = take(key);
    if (!value) return nullptr;
    const auto* array = value->if_array();
    if (!array || array->empty()) wrong(key, Text{"应为非空列表", "should be a list that is not empty"});
    else if (array->size() > longest) limit(key, static_cast<std::int64_t>(longest));
    else return array;
    return nullptr;
}

void Element::wrong(std::string_view key, Words message) {
    problem_->at(at(key), "BAD_FORMAT", std::move(message));
}
void Element::missing(std::string_view key) { problem_->at(at(key), "MISSING", sentences::missing); }
void Element::limit(std::string_view key, std::int64_t most) {
    problem_->at(at(key), "LIMIT", Text{"超出允许的范围", "is outside the limits"}, {{"limit", most}});
}

void Element::close() {
    if (!members_ || rest_ignored_) return;
    for (const auto& member : *members_)
        if (!known_.contains(std::string_view(member.key())))
            problem_->at(at(pointer_token(member.key())), "UNKNOWN",
                         Text{"此处不使用该关键字", "is not a keyword of this place"});
}

std::string pointer_token(std::string_view name) {
    std::string out;
    for (const char c : utf8_of(code_points(name).substr(0, longest_token)))
        out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return out;
}

bool is_name(std::string_view text, char separator) {
    if (text.empty() || text.size() > longest_name || text.back() == separator) return false;
    if (text.front() < 'a' || text.front() > 'z') return false;
    return std::ranges::all_of(text, [separator](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == separator;
    });
}

json::value stored_number(double value) {
    if (value == std::floor(value) && std::abs(value) <= 9'007'199'254'740'991.0)
        return static_cast<std::int64_t>(value);
    return value;
}

}  // namespace atrium::forms

#include "base/codec.h"

#include <boost/core/demangle.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <stdexcept>

namespace atrium {
namespace {

std::optional<std::int64_t> whole(const json::value& in, bool text_too) {
    if (const auto* n = in.if_int64()) return *n;
    if (!text_too || !in.is_string() || in.get_string().empty() || in.get_string().size() > 18)
        return std::nullopt;
    std::string_view digits = in.get_string();
    const bool negative = digits.starts_with('-');
    if (negative) digits.remove_prefix(1);
    if (digits.empty()) return std::nullopt;
    std::int64_t value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return negative ? -value : value;
}

json::parse_options options() {
    json::parse_options out;
    out.max_depth = 32;
    return out;
}

}  // namespace

json::value encode(const Words& v) { return {{"zh", v.zh}, {"en", v.en}}; }

std::string json_text(const json::value& v) { return json::serialize(v); }

json::value schema(Type<Words>) {
    return {{"type", "object"},
            {"properties", {{"zh", {{"type", "string"}}}, {"en", {{"type", "string"}}}}},
            {"required", {"zh", "en"}},
            {"additionalProperties", false}};
}

Schemas& Schemas::all() {
    static Schemas schemas;
    return schemas;
}

std::string schema_name(const std::type_info& type) {
    auto name = boost::core::demangle(type.name());
    for (const auto& [from, to] :
         {std::pair{"atrium::", ""}, {"::", "."}, {"<", "_"}, {">", ""}, {" ", ""}, {",", "_"}})
        for (auto at = name.find(from); at != name.npos; at = name.find(from))
            name.replace(at, std::string_view(from).size(), to);
    return name;
}

bool Reader::read_text(const json::value& in, const std::string& at, std::string& out) {
    const auto* s = in.if_string();
    if (!s) {
        problem_.at(at, "BAD_FORMAT", sentences::not_text);
        return false;
    }
    if (from_ == From::stored) {
        out.assign(s->data(), s->size());
        return true;
    }
    if (characters({s->data(), s->size()}) > max_text) {
        problem_.at(at, "LIMIT", Text{"文字过长", "is too long"}, {{"limit", max_text}});
        return false;
    }
    if (has_control_characters({s->data(), s->size()})) {
        problem_.at(at, "BAD_FORMAT", Text{"含有不能识别的字符", "holds characters that cannot be used"});
        return false;
    }
    out = normalized({s->data(), s->size()});
    return true;
}

void Reader::read(const json::value& in, const std::string& at, std::string& out) { read_text(in, at, out); }

void Reader::read(const json::value& in, const std::string& at, bool& out) {
    if (const auto* b = in.if_bool()) out = *b;
    else if (from_ == From::query && in.is_string() &&
             (in.get_string() == "true" || in.get_string() == "false"))
        out = in.get_string() == "true";
    else problem_.at(at, "BAD_FORMAT", Text{"应为是或否", "should be true or false"});
}
void Reader::read(const json::value& in, const std::string& at, std::int64_t& out) {
    if (const auto n = whole(in, from_ == From::query)) out = *n;
    else problem_.at(at, "BAD_FORMAT", Text{"应为整数", "should be a whole number"});
}
void Reader::read(const json::value& in, const std::string& at, int& out) {
    const auto n = whole(in, from_ == From::query);
    if (!n) problem_.at(at, "BAD_FORMAT", Text{"应为整数", "should be a whole number"});
    else if (static_cast<int>(*n) != *n) problem_.at(at, "BAD_FORMAT", Text{"数字过大", "is too large"});
    else out = static_cast<int>(*n);
}
void Reader::read(const json::value& in, const std::string& at, double& out) {
    if (in.is_number()) out = in.to_number<double>();
    else problem_.at(at, "BAD_FORMAT", Text{"应为数字", "should be a number"});
}
void Reader::read(const json::value& in, const std::string& at, Instant& out) {
    const auto* text = in.if_string();
    if (const auto value = text ? instant_value(*text) : std::nullopt) out = *value;
    else problem_.at(at, "BAD_FORMAT", sentences::not_an_instant);
}
void Reader::read(const json::value& in, const std::string& at, Date& out) {
    const auto* text = in.if_string();
    if (const auto value = text ? date_value(*text) : std::nullopt) out = *value;
    else problem_.at(at, "BAD_FORMAT", sentences::not_a_date);
}
void Reader::read(const json::value& in, const std::string& at, json::object& out) {
    if (const auto* members = object(in, at)) out = *members;
}
void Reader::read(const json::value& in, const std::string& at, Words& out) {
    const auto* members = object(in, at);
    if (!members) return;
    member(*members, at, "zh", out.zh);
    member(*members, at, "en", out.en);
}
void Reader::read_id(const json::value& in, const std::string& at, std::int64_t& out) {
    const auto* text = in.if_string();
    if (const auto value = text ? id_value(*text) : std::nullopt) out = *value;
    else problem_.at(at, "BAD_FORMAT", Text{"编号格式不正确", "is not an identifier"});
}

const json::array* Reader::list(const json::value& in, const std::string& at) {
    const auto* array = in.if_array();
    if (!array) problem_.at(at, "BAD_FORMAT", Text{"应为列表", "should be a list"});
    else if (array->size() > max_list && from_ != From::stored) {
        problem_.at(at, "LIMIT", Text{"项数过多", "has too many entries"}, {{"limit", max_list}});
        return nullptr;
    }
    return array;
}
const json::object* Reader::object(const json::value& in, const std::string& at) {
    const auto* members = in.if_object();
    if (!members) problem_.at(at, "BAD_FORMAT", Text{"应为对象", "should be an object"});
    return members;
}
void Reader::wrong_choice(const std::string& at) {
    problem_.at(at, "BAD_FORMAT", Text{"不在可选范围内", "is not one of the choices"});
}
void Reader::wrong_missing(const std::string& at) { problem_.at(at, "MISSING", sentences::missing); }
void Reader::wrong_unknown(const std::string& at, std::string_view name) {
    std::string escaped;
    for (const char c : name.substr(0, 64)) escaped += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    problem_.at(at + "/" + escaped, "UNKNOWN", Text{"不是本接口的字段", "is not a field of this request"});
}

json::value parse_json(std::string_view text) {
    boost::system::error_code wrong;
    auto value = json::parse(text, wrong, {}, options());
    if (wrong)
        throw Problem(problems::malformed,
                      Text{"内容不是有效的 JSON（UTF-8）", "The body is not valid JSON in UTF-8"});
    return value;
}

json::value parse_stored(std::string_view text) {
    boost::system::error_code wrong;
    auto value = json::parse(text, wrong);
    if (wrong) throw std::runtime_error("stored JSON cannot be read");
    return value;
}

std::int64_t integer_of(const Cell& in) {
    if (const auto* n = std::get_if<std::int64_t>(&in)) return *n;
    if (const auto* b = std::get_if<bool>(&in)) return *b ? 1 : 0;
    throw std::runtime_error("a row holds no whole number where one was expected");
}
const std::string& text_of(const Cell& in) {
    if (const auto* s = std::get_if<std::string>(&in)) return *s;
    throw std::runtime_error("a row holds no text where some was expected");
}
void from_cell(const Cell& in, double& out) {
    if (const auto* d = std::get_if<double>(&in)) out = *d;
    else out = static_cast<double>(integer_of(in));
}
void from_cell(const Cell& in, Date& out) {
    const auto value = date_value(text_of(in));
    if (!value) throw std::runtime_error("a row holds no date where one was expected");
    out = *value;
}

}  // namespace atrium

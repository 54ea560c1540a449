#pragma once

#include "base/id.h"
#include "base/money.h"
#include "base/problem.h"

#include <boost/describe.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>
#include <boost/mp11/algorithm.hpp>

#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <typeinfo>
#include <variant>
#include <vector>

namespace atrium {

// One description of a struct (BOOST_DESCRIBE_STRUCT) gives its JSON, its database row and its OpenAPI
// schema.

// One cell on its way to or from a database: NULL, whole number, truth, number, text.
using Cell = std::variant<std::monostate, std::int64_t, bool, double, std::string>;

template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;
template <class T>
concept Described = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;

// A value type that is text outside and has rules of its own (a credit code, a citizen number).
template <class T>
concept TextValue = requires(T value, const T& constant, const std::string& text, Problem& problem) {
    { constant.text() } -> std::convertible_to<std::string>;
    T::read_text(text, std::string{}, problem,
                 value);  // reports what is wrong at the pointer, or sets the value
    { T::schema_of() } -> std::convertible_to<json::value>;
};

template <class T, class F>
void for_each_member(F&& f) {
    boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
        std::forward<F>(f));
}

template <DescribedEnum E>
std::string_view enum_text(E value) {
    return boost::describe::enum_to_string(value, "");
}

template <DescribedEnum E>
std::optional<E> enum_value(std::string_view text) {
    std::optional<E> out;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto e) {
        if (text == e.name) out = e.value;
    });
    return out;
}

// ---- to JSON -------------------------------------------------------------------------------------

inline json::value encode(const std::string& v) { return json::string(v); }
inline json::value encode(bool v) { return v; }
inline json::value encode(int v) { return v; }
inline json::value encode(std::int64_t v) { return v; }
inline json::value encode(double v) { return v; }
inline json::value encode(Instant v) { return json::string(to_string(v)); }
inline json::value encode(Date v) { return json::string(to_string(v)); }
inline json::value encode(Money v) { return v.fen; }
inline json::value encode(const json::object& v) { return v; }
inline json::value encode(const json::value& v) { return v; }
json::value encode(const Words& v);
template <class T>
json::value encode(const Id<T>& v) {
    return json::string(id_text(v.value));
}
template <DescribedEnum E>
json::value encode(E v) {
    return json::string(enum_text(v));
}
template <TextValue T>
json::value encode(const T& v) {
    return json::string(v.text());
}
template <class T>
json::value encode(const std::optional<T>& v);
template <class T>
json::value encode(const std::vector<T>& v);
template <class T>
json::value encode(const std::map<std::string, T>& v);
template <Described T>
json::value encode(const T& v) {
    json::object out;
    for_each_member<T>([&](auto m) { out.emplace(m.name, encode(v.*m.pointer)); });
    return out;
}
template <class T>
json::value encode(const std::optional<T>& v) {
    return v ? encode(*v) : json::value(nullptr);
}
template <class T>
json::value encode(const std::vector<T>& v) {
    json::array out;
    out.reserve(v.size());
    for (const auto& item : v) out.push_back(encode(item));
    return out;
}
template <class T>
json::value encode(const std::map<std::string, T>& v) {
    json::object out;
    for (const auto& [name, item] : v) out.emplace(name, encode(item));
    return out;
}

std::string json_text(const json::value&);  // compact, UTF-8

// ---- to a database cell: as JSON, but times, identifiers and money are numbers; what is nested is JSON text
// -----------

inline Cell cell(const std::string& v) { return v; }
inline Cell cell(std::string_view v) { return std::string(v); }
inline Cell cell(const char* v) { return std::string(v); }
inline Cell cell(bool v) { return v; }
inline Cell cell(int v) { return std::int64_t{v}; }
inline Cell cell(std::int64_t v) { return v; }
inline Cell cell(double v) { return v; }
inline Cell cell(Instant v) { return v.us; }
inline Cell cell(Date v) { return to_string(v); }
inline Cell cell(Money v) { return v.fen; }
inline Cell cell(const Cell& v) { return v; }
template <class T>
Cell cell(const Id<T>& v) {
    return v.value;
}
template <DescribedEnum E>
Cell cell(E v) {
    return std::string(enum_text(v));
}
template <TextValue T>
Cell cell(const T& v) {
    return std::string(v.text());
}
template <class T>
Cell cell(const std::optional<T>& v);
template <class T>
Cell cell(const T& v)
    requires(Described<T> || std::same_as<T, json::object> || std::same_as<T, Words>)
{
    return json_text(encode(v));
}
template <class T>
Cell cell(const std::vector<T>& v) {
    return json_text(encode(v));
}
template <class T>
Cell cell(const std::map<std::string, T>& v) {
    return json_text(encode(v));
}
template <class T>
Cell cell(const std::optional<T>& v) {
    return v ? cell(*v) : Cell{};
}

// ---- from JSON: collects every wrong field instead of stopping at the first
// -------------------------------------------

// No text field takes more characters than this; use cases set tighter limits of their own.
inline constexpr std::size_t max_text = 20'000;
inline constexpr std::size_t max_list = 2'000;

class Reader {
public:
    // `json`: a request, strict.  `query`: text from path and query string.  `stored`: what we wrote
    // ourselves, unknown members allowed.
    enum class From { json, query, stored };
    Reader(Problem& problem, From from) : problem_(problem), from_(from) {}

    void read(const json::value& in, const std::string& at, std::string& out);
    void read(const json::value& in, const std::string& at, bool& out);
    void read(const json::value& in, const std::string& at, std::int64_t& out);
    void read(const json::value& in, const std::string& at, int& out);
    void read(const json::value& in, const std::string& at, double& out);
    void read(const json::value& in, const std::string& at, Instant& out);
    void read(const json::value& in, const std::string& at, Date& out);
    void read(const json::value& in, const std::string& at, Money& out) { read(in, at, out.fen); }
    void read(const json::value& in, const std::string& at, json::object& out);
    void read(const json::value& in, const std::string&, json::value& out) { out = in; }
    void read(const json::value& in, const std::string& at, Words& out);
    template <class T>
    void read(const json::value& in, const std::string& at, Id<T>& out) {
        read_id(in, at, out.value);
    }

    template <DescribedEnum E>
    void read(const json::value& in, const std::string& at, E& out) {
        std::string name;
        if (!read_text(in, at, name)) return;
        if (const auto value = enum_value<E>(name)) out = *value;
        else wrong_choice(at);
    }
    template <TextValue T>
    void read(const json::value& in, const std::string& at, T& out) {
        std::string text;
        if (read_text(in, at, text)) T::read_text(text, at, problem_, out);
    }
    template <class T>
    void read(const json::value& in, const std::string& at, std::optional<T>& out) {
        if (in.is_null()) out.reset();
        else read(in, at, out.emplace());
    }
    template <class T>
    void read(const json::value& in, const std::string& at, std::vector<T>& out) {
        const auto* array = list(in, at);
        if (!array) return;
        out.reserve(array->size());
        for (std::size_t i = 0; i < array->size(); ++i)
            read((*array)[i], at + "/" + std::to_string(i), out.emplace_back());
    }
    template <class T>
    void read(const json::value& in, const std::string& at, std::map<std::string, T>& out) {
        const auto* members = object(in, at);
        if (!members) return;
        for (const auto& [name, value] : *members)
            read(value, at + "/" + std::string(name), out[std::string(name)]);
    }
    template <Described T>
    void read(const json::value& in, const std::string& at, T& out) {
        const auto* members = object(in, at);
        if (!members) return;
        for_each_member<T>([&](auto m) { member(*members, at, m.name, out.*m.pointer); });
        if (from_ != From::stored) refuse_unknown<T>(*members, at);
    }

private:
    template <class M>
    void member(const json::object& members, const std::string& at, const char* name, M& out) {
        const auto pointer = at + "/" + name;
        if (const auto* value = members.if_contains(name)) read(*value, pointer, out);
        else missing(pointer, out);
    }
    template <class M>
    void missing(const std::string& at, M&) {
        if (from_ != From::stored) wrong_missing(at);
    }
    template <class M>
    void missing(const std::string&, std::optional<M>&) {}
    template <class M>
    void missing(const std::string&, std::vector<M>&) {}
    template <class M>
    void missing(const std::string&, std::map<std::string, M>&) {}

    template <Described T>
    void refuse_unknown(const json::object& members, const std::string& at) {
        for (const auto& entry : members) {
            bool known = false;
            for_each_member<T>([&](auto m) { known = known || entry.key() == m.name; });
            if (!known) wrong_unknown(at, entry.key());
        }
    }
    void read_id(const json::value& in, const std::string& at, std::int64_t& out);
    bool read_text(const json::value& in, const std::string& at, std::string& out);
    const json::array* list(const json::value& in, const std::string& at);
    const json::object* object(const json::value& in, const std::string& at);
    void wrong_choice(const std::string& at);
    void wrong_missing(const std::string& at);
    void wrong_unknown(const std::string& at, std::string_view name);

    Problem& problem_;
    From from_;
};

template <class T>
T decode(const json::value& in, Reader::From from = Reader::From::json) {
    T out{};
    Problem problem{problems::invalid_input};
    Reader{problem, from}.read(in, "", out);
    refuse_if_wrong(problem);
    return out;
}

// JSON text from outside: at most 32 levels deep, valid UTF-8, nothing after it; else a Problem (400).
json::value parse_json(std::string_view);
// JSON text that we stored ourselves.
json::value parse_stored(std::string_view);

// ---- from a database cell
// ------------------------------------------------------------------------------------------------

// The database holds what we wrote: a cell of another kind is a fault of ours, not a refusal.
std::int64_t integer_of(const Cell&);
const std::string& text_of(const Cell&);

inline void from_cell(const Cell& in, std::string& out) { out = text_of(in); }
inline void from_cell(const Cell& in, std::int64_t& out) { out = integer_of(in); }
inline void from_cell(const Cell& in, int& out) { out = static_cast<int>(integer_of(in)); }
inline void from_cell(const Cell& in, bool& out) { out = integer_of(in) != 0; }
void from_cell(const Cell& in, double& out);
inline void from_cell(const Cell& in, Instant& out) { out.us = integer_of(in); }
void from_cell(const Cell& in, Date& out);
inline void from_cell(const Cell& in, Money& out) { out.fen = integer_of(in); }
inline void from_cell(const Cell& in, json::object& out) { out = parse_stored(text_of(in)).as_object(); }
template <class T>
void from_cell(const Cell& in, Id<T>& out) {
    out.value = integer_of(in);
}
template <DescribedEnum E>
void from_cell(const Cell& in, E& out) {
    const auto value = enum_value<E>(text_of(in));
    if (!value) throw std::runtime_error("unknown value in a row: " + text_of(in));
    out = *value;
}
template <TextValue T>
void from_cell(const Cell& in, T& out) {
    out = T::stored(text_of(in));
}
template <class T>
    requires(Described<T> || std::same_as<T, Words>)
void from_cell(const Cell& in, T& out) {
    out = decode<T>(parse_stored(text_of(in)), Reader::From::stored);
}
template <class T>
void from_cell(const Cell& in, std::vector<T>& out) {
    out = decode<std::vector<T>>(parse_stored(text_of(in)), Reader::From::stored);
}
template <class T>
void from_cell(const Cell& in, std::map<std::string, T>& out) {
    out = decode<std::map<std::string, T>>(parse_stored(text_of(in)), Reader::From::stored);
}
template <class T>
void from_cell(const Cell& in, std::optional<T>& out) {
    if (std::holds_alternative<std::monostate>(in)) out.reset();
    else from_cell(in, out.emplace());
}

// ---- OpenAPI schema
// ------------------------------------------------------------------------------------------------------

template <class T>
struct Type {};

template <class T>
constexpr bool is_optional = false;
template <class T>
constexpr bool is_optional<std::optional<T>> = true;
template <class T>
constexpr bool may_be_absent = is_optional<T>;
template <class T>
constexpr bool may_be_absent<std::vector<T>> = true;
template <class T>
constexpr bool may_be_absent<std::map<std::string, T>> = true;

inline json::value schema(Type<std::string>) { return {{"type", "string"}}; }
inline json::value schema(Type<bool>) { return {{"type", "boolean"}}; }
inline json::value schema(Type<int>) { return {{"type", "integer"}}; }
inline json::value schema(Type<std::int64_t>) { return {{"type", "integer"}, {"format", "int64"}}; }
inline json::value schema(Type<double>) { return {{"type", "number"}}; }
inline json::value schema(Type<Instant>) { return {{"type", "string"}, {"format", "date-time"}}; }
inline json::value schema(Type<Date>) { return {{"type", "string"}, {"format", "date"}}; }
inline json::value schema(Type<Money>) {
    return {{"type", "integer"}, {"format", "int64"}, {"description", "fen"}};
}
inline json::value schema(Type<json::object>) { return {{"type", "object"}, {"additionalProperties", true}}; }
inline json::value schema(Type<json::value>) { return json::object{}; }
json::value schema(Type<Words>);
template <class T>
json::value schema(Type<Id<T>>) {
    return {{"type", "string"}, {"pattern", "^[0-7][0-9a-hjkmnp-tv-z]{12}$"}};
}
template <TextValue T>
json::value schema(Type<T>) {
    return T::schema_of();
}
template <DescribedEnum E>
json::value schema(Type<E>) {
    json::array names;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
        [&](auto e) { names.emplace_back(e.name); });
    return {{"type", "string"}, {"enum", names}};
}
template <class T>
json::value schema(Type<std::optional<T>>) {
    return {{"anyOf", json::array{schema(Type<T>{}), json::object{{"type", "null"}}}}};
}
template <class T>
json::value schema(Type<std::vector<T>>);
template <class T>
json::value schema(Type<std::map<std::string, T>>);
template <Described T>
json::value schema(Type<T>);

// A struct's schema stands once, under its name, in components/schemas of the OpenAPI document.
class Schemas {
public:
    static Schemas& all();
    // True the first time that a name is seen; the caller then describes it.
    bool introduce(const std::string& name) { return known_.emplace(name, nullptr).second; }
    void describe(const std::string& name, json::value schema) { known_[name] = std::move(schema); }
    const std::map<std::string, json::value>& known() const { return known_; }

private:
    std::map<std::string, json::value> known_;
};

// "cases.CaseSummary" of atrium::cases::CaseSummary, "Page_cases.CaseSummary" of a page of them.
std::string schema_name(const std::type_info&);

template <Described T>
json::value schema(Type<T>) {
    const auto name = schema_name(typeid(T));
    if (Schemas::all().introduce(name)) {
        json::object properties;
        json::array required;
        for_each_member<T>([&](auto m) {
            using M = std::remove_cvref_t<decltype(std::declval<T>().*m.pointer)>;
            properties.emplace(m.name, schema(Type<M>{}));
            if (!may_be_absent<M>) required.emplace_back(m.name);
        });
        json::object out{{"type", "object"}, {"properties", std::move(properties)}};
        if (!required.empty()) out.emplace("required", std::move(required));
        out.emplace("additionalProperties", false);
        Schemas::all().describe(name, std::move(out));
    }
    return {{"$ref", "#/components/schemas/" + name}};
}
template <class T>
json::value schema(Type<std::vector<T>>) {
    return {{"type", "array"}, {"items", schema(Type<T>{})}};
}
template <class T>
json::value schema(Type<std::map<std::string, T>>) {
    return {{"type", "object"}, {"additionalProperties", schema(Type<T>{})}};
}

}  // namespace atrium

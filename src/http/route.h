#pragma once

#include "engine/city.h"
#include "http/answer.h"
#include "http/message.h"

#include <functional>
#include <tuple>

namespace atrium {

// An answer that needs more than its body: another status, a cookie.
template <class T>
struct Answered {
    T value;
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers = {};
};

// What a route says of itself besides its function.
struct RouteOptions {
    // Answers are kept in memory, the same for everybody, until this cache is told to have changed.
    std::string_view cache = "";
    // A command whose answer may not be kept for repetition (a session's secret).
    bool repeatable = true;
};

// The parts of one request that arguments are made from.
struct Call {
    std::vector<std::string> path;  // values of {…} in the order of the path
    json::value body = json::object{};
    Reader::From from = Reader::From::json;
    const Request* request = nullptr;
    std::size_t used = 0;  // path values consumed so far

    const std::string& next_path_value() { return path.at(used++); }
};

// The type of an argument says where it is read from: an identifier or text from the path, a described struct
// from the query (GET) or the body, the Request itself for the few that need its cookie or address.
template <class T>
struct Argument;

template <class T>
struct Argument<Id<T>> {
    static Id<T> read(Call& call) {
        const auto value = id_value(call.next_path_value());
        if (!value) throw Problem(problems::not_found);
        return {*value};
    }
    static json::value body_schema() { return nullptr; }
};
template <>
struct Argument<std::string> {
    static std::string read(Call& call) { return call.next_path_value(); }
    static json::value body_schema() { return nullptr; }
};
template <>
struct Argument<int> {
    static int read(Call& call);  // a number in the path, else "not found"
    static json::value body_schema() { return nullptr; }
};
template <>
struct Argument<Request> {
    static const Request& read(Call& call) { return *call.request; }
    static json::value body_schema() { return nullptr; }
};
template <Described T>
struct Argument<T> {
    static T read(Call& call) { return decode<T>(call.body, call.from); }
    static json::value body_schema() { return schema(Type<T>{}); }
};

// ---- answers ---------------------------------------------------------------------------------------

template <class T>
Response response_of(const T& value) {
    const auto encoded = encode(value);
    Response out{.body = json_text(encoded)};
    if constexpr (requires {
                      { value.version } -> std::convertible_to<std::int64_t>;
                  })
        out.headers.emplace_back("ETag", "\"" + std::to_string(value.version) + "\"");
    return out;
}
inline Response response_of(const Response& response) { return response; }
template <class T>
Response response_of(const Answered<T>& answered) {
    auto out = response_of(answered.value);
    out.status = answered.status;
    out.headers.insert(out.headers.end(), answered.headers.begin(), answered.headers.end());
    return out;
}

template <class T>
struct AnswerOf {
    static json::value schema_of() { return schema(Type<T>{}); }
};
template <>
struct AnswerOf<Response> {
    static json::value schema_of() { return nullptr; }
};
template <class T>
struct AnswerOf<Answered<T>> : AnswerOf<T> {};

// The end of a command whose refusal leaves something behind: a wrong password is counted, a doubt about a
// name is noted.  A thrown Problem would roll that back; this one is answered after the commit.
template <class T>
using Judged = std::variant<T, Problem>;

template <class T>
struct AnswerOf<Judged<T>> : AnswerOf<T> {};

// For a caller inside the program, who wants the refusal thrown.
template <class T>
T or_throw(Judged<T> judged) {
    if (auto* refused = std::get_if<Problem>(&judged)) throw std::move(*refused);
    return std::get<T>(std::move(judged));
}

template <class T>
Response answer_of(const Context&, const T& value) {
    return response_of(value);
}
template <class T>
Response answer_of(const Context& context, const Judged<T>& judged) {
    if (const auto* refused = std::get_if<Problem>(&judged))
        return to_response(*refused, context.language, context.now);
    return response_of(std::get<T>(judged));
}

// ---- one row of the table ------------------------------------------------------------------------------

using Question = std::function<Response(const Reading&, Call)>;
using Command = std::function<Response(Context&)>;

struct Route {
    std::string method;
    std::vector<std::string> path;  // "{id}" stands for a value
    std::string pattern;            // "/api/hall/tickets/{id}"
    Text summary;
    Permission permission;
    RouteOptions options;
    json::value body_schema;                                             // null when it takes none
    json::value answer_schema;                                           // null when it is no JSON
    Question question = {};                                              // a read
    std::function<Command(Call)> command = {};                           // a write
    std::function<Command(const Reading&, Call)> prepared_command = {};  // a write with slow work before it

    bool reads() const { return static_cast<bool>(question); }
};

// Values of the path's {…}, or nothing when the path is another one.
std::optional<std::vector<std::string>> match(const Route&, const std::vector<std::string_view>& segments);

}  // namespace atrium

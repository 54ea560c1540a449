#include "http/answer.h"

#include "base/codec.h"

namespace atrium {
namespace {

constexpr ProblemKind fault{
    500,
    "base/fault",
    "FAULT",
    {"系统出错，您的操作没有生效，请稍后再试", "Something went wrong on our side; nothing was changed"}};

json::object document(const ProblemKind& kind, Language language, Instant server_time) {
    return {{"type", "/problems/" + std::string(kind.name)},
            {"title", in(language, kind.title)},
            {"status", kind.status},
            {"code", kind.code},
            {"server_time", to_string(server_time)}};
}

json::array field_errors(const Problem& problem, Language language) {
    json::array out;
    for (const auto& field : problem.fields)
        out.push_back(json::object{{"pointer", field.pointer},
                                   {"code", field.code},
                                   {"message", in(language, field.message)},
                                   {"params", field.params}});
    return out;
}

// RFC 9110 §15.5.6 wants the header Allow with every 405.
std::string joined(const std::vector<std::string>& methods) {
    std::string out;
    for (const auto& method : methods) out += (out.empty() ? "" : ", ") + method;
    return out;
}

}  // namespace

Response to_response(const Problem& problem, Language language, Instant server_time) {
    auto out = document(problem.kind, language, server_time);
    if (!in(language, problem.detail).empty()) out["detail"] = in(language, problem.detail);
    if (problem.rule) out["rule"] = {{"id", problem.rule->id}, {"article", problem.rule->article}};
    if (!problem.fields.empty()) out["errors"] = field_errors(problem, language);
    if (!problem.allowed.empty()) out["allowed"] = encode(problem.allowed);
    if (problem.deadline) out["deadline"] = encode(*problem.deadline);
    for (const auto& [name, value] : problem.more) out.insert_or_assign(name, value);
    Response response{problem.kind.status, "application/problem+json; charset=utf-8", json_text(out)};
    if (problem.kind.status == 405) response.headers.emplace_back("Allow", joined(problem.allowed));
    return response;
}

Response fault_response(Language language, const std::string& request_id, Instant server_time) {
    auto out = document(fault, language, server_time);
    out["request_id"] = request_id;
    return {fault.status, "application/problem+json; charset=utf-8", json_text(out)};
}

}  // namespace atrium

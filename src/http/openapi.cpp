#include "http/api.h"

namespace atrium {
namespace {

json::object problem_schema() {
    const json::object text{{"type", "string"}};
    return {{"type", "object"},
            {"description", "RFC 9457"},
            {"properties",
             {{"type", text},
              {"title", text},
              {"status", {{"type", "integer"}}},
              {"code", text},
              {"detail", text},
              {"rule", {{"type", "object"}, {"properties", {{"id", text}, {"article", text}}}}},
              {"errors",
               {{"type", "array"},
                {"items",
                 {{"type", "object"},
                  {"properties",
                   {{"pointer", text},
                    {"code", text},
                    {"message", text},
                    {"params", {{"type", "object"}, {"additionalProperties", true}}}}},
                  {"required", {"pointer", "code", "message"}}}}}},
              {"allowed", {{"type", "array"}, {"items", text}}},
              {"deadline", {{"type", "string"}, {"format", "date-time"}}},
              {"server_time", {{"type", "string"}, {"format", "date-time"}}}}},
            {"required", {"type", "title", "status", "code", "server_time"}}};
}

// A query's parameters are the members of the struct that it is read into.
json::array parameters(const Route& route) {
    json::array out;
    for (const auto& segment : route.path)
        if (segment.starts_with('{'))
            out.push_back(json::object{{"name", segment.substr(1, segment.size() - 2)},
                                       {"in", "path"},
                                       {"required", true},
                                       {"schema", {{"type", "string"}}}});
    if (route.reads() && route.body_schema.is_object()) {
        const std::string name(std::string_view(route.body_schema.at("$ref").as_string())
                                   .substr(std::string_view("#/components/schemas/").size()));
        const auto& described = Schemas::all().known().at(name).as_object();
        for (const auto& [property, type] : described.at("properties").as_object()) {
            bool required = false;
            if (const auto* names = described.if_contains("required"))
                for (const auto& one : names->as_array()) required = required || one.as_string() == property;
            out.push_back(
                json::object{{"name", property}, {"in", "query"}, {"required", required}, {"schema", type}});
        }
    }
    if (!route.reads())
        out.push_back(json::object{{"name", "Idempotency-Key"},
                                   {"in", "header"},
                                   {"required", route.options.repeatable},
                                   {"schema", {{"type", "string"}, {"maxLength", 64}}}});
    return out;
}

json::object operation(const Route& route) {
    json::object answers;
    json::object good{{"description", "OK"}};
    if (!route.answer_schema.is_null())
        good["content"] = {{"application/json", {{"schema", route.answer_schema}}}};
    answers["200"] = std::move(good);
    answers["default"] = {
        {"description", "refusal"},
        {"content",
         {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}};
    json::object out{{"summary", route.summary.zh},
                     {"description", route.summary.en},
                     {"x-permission", route.permission.name}};
    if (auto list = parameters(route); !list.empty()) out["parameters"] = std::move(list);
    if (!route.reads() && !route.body_schema.is_null())
        out["requestBody"] = {{"required", true},
                              {"content", {{"application/json", {{"schema", route.body_schema}}}}}};
    out["responses"] = std::move(answers);
    return out;
}

}  // namespace

json::value Api::openapi() const {
    std::map<std::string, json::object> by_path;  // sorted: the document changes only where the routes do
    for (const auto& route : routes_) {
        auto method = route.method;
        for (auto& c : method) c = static_cast<char>(std::tolower(c));
        by_path[route.pattern][method] = operation(route);
    }
    json::object paths, schemas;
    for (auto& [path, operations] : by_path) paths[path] = std::move(operations);
    for (const auto& [name, described] : Schemas::all().known()) schemas[name] = described;
    schemas["Problem"] = problem_schema();
    return {{"openapi", "3.1.0"},
            {"info",
             {{"title", "Atrium"},
              {"version", "0.1.0"},
              {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
            {"paths", std::move(paths)},
            {"components", {{"schemas", std::move(schemas)}}}};
}

}  // namespace atrium

#include "app/modules.h"
#include "app/predicate_world_for_test.h"
#include "testing/items.h"
#include "testing/people.h"
#include "testing/visitor.h"

#include <fmt/format.h>
#include <rapidcheck.h>

// Whatever is sent to any route, by whoever may send something there: it is refused as what it is, or
// accepted, and never a fault of ours.

namespace atrium::app {
namespace {

PredicateWorld& world() {
    static PredicateWorld one;
    return one;
}

// Somebody who has the permission of the route; several when more than one has.
std::vector<Actor> permitted(const Route& route) {
    std::vector<Actor> out;
    for (const auto& [name, who] : world().actors)
        if (allowed(who, route.permission)) out.push_back(who);
    return out;
}

// What may stand in a path: something that exists, something that does not, something that is no identifier.
std::string path_of(const Route& route, std::size_t choice) {
    static const auto known = [] {
        std::vector<std::string> out{"0000000000000",         "7zzzzzzzzzzzz", "1", "x",
                                     "370281202603020001234", "%E2%82%AC"};
        for (const auto* table :
             {"cases_case", "identity_person", "identity_organization", "identity_mandate",
              "identity_authorisation", "identity_post", "identity_account", "notify_message", "files_file",
              "identity_doubt", "catalog_version", "cases_notice"}) {
            const auto rows = world().town.city().ask({}, [&](const Reading& reading) {
                return reading.db.run(std::string("SELECT id FROM ") + table + " ORDER BY id LIMIT 3");
            });
            for (std::size_t i = 0; i < rows.size(); ++i)
                out.push_back(id_text(rows.value<std::int64_t>(i, "id")));
        }
        out.push_back(world().items.front());
        return out;
    }();
    std::string out;
    for (const auto& segment : route.path)
        out += "/" + (segment.starts_with('{') ? known[choice++ % known.size()] : segment);
    return out;
}

const json::object* properties_of(const Route& route) {
    if (!route.body_schema.is_object()) return nullptr;
    const auto* reference = route.body_schema.as_object().if_contains("$ref");
    if (!reference) return nullptr;
    const std::string name(
        std::string_view(reference->as_string()).substr(std::string_view("#/components/schemas/").size()));
    return &Schemas::all().known().at(name).at("properties").as_object();
}

json::value hostile_value(std::size_t choice) {
    static const std::vector<json::value> values = [] {
        json::value deep = 1;
        for (int i = 0; i < 24; ++i) deep = json::array{deep};
        std::vector<json::value> out{nullptr,
                                     true,
                                     -1,
                                     0,
                                     1e308,
                                     std::numeric_limits<std::int64_t>::max(),
                                     std::numeric_limits<std::int64_t>::min(),
                                     std::numeric_limits<std::uint64_t>::max(),
                                     json::string(""),
                                     json::string("x"),
                                     json::string(std::string(30'000, 'a')),
                                     json::string("\x01\x1f"),
                                     json::string("2026-02-30"),
                                     json::string("9999-12-31"),
                                     json::string("0000-01-01"),
                                     json::string("𠮷·'\"\\; DROP TABLE x; --"),
                                     json::string("%"),
                                     json::string("13900000001"),
                                     json::string("370281199001010010"),
                                     json::string("7zzzzzzzzzzzz"),
                                     json::array{},
                                     json::array{nullptr, 1, "x", json::object{}},
                                     json::object{},
                                     json::object{{"x", 1}, {"", nullptr}}};
        out.push_back(std::move(deep));
        out.push_back(json::array(3'000, json::string("x")));
        return out;
    }();
    return values[choice % values.size()];
}

std::string query_of(const json::object& body) {
    std::string out;
    for (const auto& [name, value] : body) {
        auto text = value.is_string() ? std::string(value.as_string()) : json_text(value);
        std::string encoded;
        for (const unsigned char c : text.substr(0, 500)) encoded += fmt::format("%{:02X}", c);
        out += (out.empty() ? "?" : "&") + std::string(name) + "=" + encoded;
    }
    return out;
}

Response sent(const Actor& who, const Route& route, const std::string& path, const json::value& body) {
    auto& town = world().town.as(who);
    if (route.method == "GET")
        return town.http("GET", path + (body.is_object() ? query_of(body.as_object()) : ""));
    return town.http(route.method, path, json_text(body), {{"if-match", "\"1\""}});
}

std::string fault(const Response& response, const Route& route, const json::value& body) {
    if (response.status < 500 || response.status == 503) return "";
    return route.method + " " + route.pattern + " <- " + json_text(body).substr(0, 300) + " -> " +
           response.body;
}

}  // namespace

TEST_CASE("every field of every route may be anything, and nothing is a fault") {
    std::size_t choice = 0;
    for (const auto& route : api().routes()) {
        const auto actors = permitted(route);
        REQUIRE_MESSAGE(!actors.empty(), route.pattern);
        const auto* properties = properties_of(route);
        for (std::size_t value = 0; value < 26; ++value) {
            const auto& who = actors[choice % actors.size()];
            const auto path = path_of(route, choice++);
            if (!properties) {
                const auto body = hostile_value(value);
                const auto wrong = fault(sent(who, route, path, body), route, body);
                CHECK_MESSAGE(wrong.empty(), wrong);
                continue;
            }
            for (const auto& [name, schema] : *properties) {
                const json::object body{{name, hostile_value(value)}};
                const auto wrong = fault(sent(who, route, path, body), route, body);
                CHECK_MESSAGE(wrong.empty(), wrong);
            }
        }
    }
}

TEST_CASE("an unknown field, another type than an object, and no JSON are refused by every command") {
    std::size_t choice = 0;
    for (const auto& route : api().routes()) {
        if (route.method == "GET" || !properties_of(route)) continue;
        const auto who = permitted(route).front();
        for (const json::value& body :
             {json::value(json::object{{"no_such_field", 1}}), json::value(json::array{}), json::value("x"),
              json::value(7), json::value(nullptr)}) {
            const auto path = path_of(route, choice++);
            const auto status = sent(who, route, path, body).status;
            CHECK_MESSAGE((status >= 400 && status < 500),
                          route.method << " " << path << " " << json_text(body) << " -> " << status);
        }
        const std::string broken[] = {"{", "{\"a\":1}}", "\xff\xfe", "[1,]", "nul", std::string(40, '[')};
        for (const auto& text : broken)
            CHECK_MESSAGE(world().town.as(who).http(route.method, path_of(route, choice), text).status == 400,
                          route.method << " " << route.pattern << " " << text);
    }
}

TEST_CASE("random fields with random values never make a fault") {
    CHECK(rc::check([] {
        const auto& routes = api().routes();
        const auto& route = routes[*rc::gen::inRange<std::size_t>(0, routes.size())];
        const auto actors = permitted(route);
        json::object body;
        if (const auto* properties = properties_of(route))
            for (const auto& [name, schema] : *properties)
                if (*rc::gen::inRange(0, 3) > 0)
                    body[name] = hostile_value(*rc::gen::inRange<std::size_t>(0, 26));
        const auto wrong = fault(sent(actors[*rc::gen::inRange<std::size_t>(0, actors.size())], route,
                                      path_of(route, *rc::gen::inRange<std::size_t>(0, 1000)), body),
                                 route, body);
        if (!wrong.empty()) RC_FAIL(wrong);
    }));
}

}  // namespace atrium::app

#pragma once

#include "http/route.h"

namespace atrium {

// The list of everything the server can be asked.  Each module adds its rows;
// the router, the permission check and openapi.json all read this one list.
class Api {
public:
    // A read.
    template <class Out, class... In>
    void add(std::string_view method_and_path, Text summary, Permission permission,
             Out (*question)(const Reading&, In...), RouteOptions options = {}) {
        auto route = route_of<Out, In...>(method_and_path, summary, permission, options);
        route.question = [question](const Reading& reading, Call call) {
            std::tuple<std::remove_cvref_t<In>...> in{Argument<std::remove_cvref_t<In>>::read(call)...};
            return std::apply(
                [&](auto&... values) { return response_of(question(reading, std::move(values)...)); }, in);
        };
        add_route(std::move(route));
    }
    // A write.
    template <class Out, class... In>
    void add(std::string_view method_and_path, Text summary, Permission permission,
             Out (*use_case)(Context&, In...), RouteOptions options = {}) {
        auto route = route_of<Out, In...>(method_and_path, summary, permission, options);
        route.command = [use_case](Call call) {
            std::tuple<std::remove_cvref_t<In>...> in{Argument<std::remove_cvref_t<In>>::read(call)...};
            return Command{[use_case, in = std::move(in)](Context& context) {
                return std::apply(
                    [&](const auto&... values) { return answer_of(context, use_case(context, values...)); },
                    in);
            }};
        };
        add_route(std::move(route));
    }
    // A write with slow work before it: `prepare` on the readers' pool, `apply` on the writer.
    template <class Out, class Prepared, class... In>
    void add(std::string_view method_and_path, Text summary, Permission permission,
             Prepared (*prepare)(const Reading&, In...),
             Out (*apply)(Context&, std::type_identity_t<Prepared>), RouteOptions options = {}) {
        auto route = route_of<Out, In...>(method_and_path, summary, permission, options);
        route.prepared_command = [prepare, apply](const Reading& reading, Call call) {
            std::tuple<std::remove_cvref_t<In>...> in{Argument<std::remove_cvref_t<In>>::read(call)...};
            auto prepared =
                std::apply([&](auto&... values) { return prepare(reading, std::move(values)...); }, in);
            return Command{[apply, prepared = std::move(prepared)](Context& context) {
                return answer_of(context, apply(context, prepared));
            }};
        };
        add_route(std::move(route));
    }

    struct Found {
        const Route* route = nullptr;  // null: no such path
        std::vector<std::string> values;
        std::vector<std::string> methods;  // what the path can be asked with, when the method was another
    };
    Found find(std::string_view method, std::string_view path) const;

    const std::vector<Route>& routes() const { return routes_; }
    json::value openapi() const;

private:
    template <class Out, class... In>
    static Route route_of(std::string_view method_and_path, Text summary, Permission permission,
                          RouteOptions options) {
        json::value body = nullptr;
        ((body = Argument<std::remove_cvref_t<In>>::body_schema().is_null()
                     ? body
                     : Argument<std::remove_cvref_t<In>>::body_schema()),
         ...);
        const auto space = method_and_path.find(' ');
        Route out{.method = std::string(method_and_path.substr(0, space)),
                  .path = {},
                  .pattern = std::string(method_and_path.substr(space + 1)),
                  .summary = summary,
                  .permission = permission,
                  .options = options,
                  .body_schema = std::move(body),
                  .answer_schema = AnswerOf<Out>::schema_of()};
        return out;
    }
    void add_route(Route);

    std::vector<Route> routes_;
};

}  // namespace atrium

#include "testing/visitor.h"

#include "app/modules.h"

namespace atrium {

Visitor::Visitor(Town& town)
    : town_(town),
      gateway_({.api = &app::api(),
                .city_of = [&town](std::string_view) { return &town.city(); },
                .signed_in = app::signed_in,
                .allowed = app::allowed,
                .workers = 1}) {}

Response Visitor::send(const std::string& method, const std::string& path, const std::string& body) {
    static std::atomic<int> visitors = 0;
    if (requests_ == 0) requests_ = ++visitors * 10'000;
    Request request{.method = method,
                    .path = path,
                    .host = "localhost",
                    .body = body,
                    .headers = headers,
                    .address = address,
                    .request_id = "visit",
                    .received_at = town_.city().real_now(),
                    .secure = secure};
    if (const auto mark = path.find('?'); mark != std::string::npos) {
        request.query = path.substr(mark + 1);
        request.path.resize(mark);
    }
    request.headers.emplace("content-type", "application/json");
    request.headers.emplace("idempotency-key", "visit-" + std::to_string(++requests_));
    request.headers.emplace("user-agent", "test");
    if (!cookie.empty()) request.headers.emplace("cookie", cookie);
    if (!csrf.empty()) request.headers.emplace("x-csrf-token", csrf);

    std::promise<Response> answered;
    gateway_.handle(std::move(request), [&](Response response) { answered.set_value(std::move(response)); });
    auto response = answered.get_future().get();
    town_.city().settle();
    for (const auto& [name, value] : response.headers)
        if (name == "Set-Cookie") cookie = value.substr(0, value.find(';'));
    return response;
}

int Visitor::sign_in(const std::string& login, const std::string& password, const std::string& code) {
    json::object body{{"login", login}, {"password", password}};
    if (!code.empty()) body["code"] = code;
    const auto response = post("/api/session", json_text(body));
    if (response.status == 200) csrf = std::string(said(response).at("csrf").as_string());
    return response.status;
}

json::value said(const Response& response) {
    return parse_json(response.shared ? *response.shared : response.body);
}

std::string kind_of(const Response& response) {
    const auto document = said(response);
    const auto* type = document.as_object().if_contains("type");
    return type ? std::string(type->as_string()).substr(std::string_view("/problems/").size()) : "";
}

}  // namespace atrium

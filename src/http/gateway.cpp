#include "http/gateway.h"

#include "crypto/hash.h"
#include "http/answer.h"
#include "http/refusals.h"
#include "http/repetition.h"
#include "http/target.h"

#include <boost/asio/post.hpp>

#include <charconv>

namespace atrium {
namespace {

constexpr std::string_view safe_methods[] = {"GET", "HEAD"};

bool is_command(const Request& request) {
    return std::ranges::find(safe_methods, request.method) == std::end(safe_methods);
}

std::int64_t version_in(std::string_view etag) {
    if (etag.starts_with("W/")) etag.remove_prefix(2);
    if (etag.size() >= 2 && etag.front() == '"' && etag.back() == '"') etag = etag.substr(1, etag.size() - 2);
    std::int64_t version = 0;
    const auto [end, error] = std::from_chars(etag.data(), etag.data() + etag.size(), version);
    if (error != std::errc{} || end != etag.data() + etag.size())
        throw Problem(problems::malformed, Text{"If-Match 不是版本号", "If-Match holds no version"});
    return version;
}

// A command comes from our own pages (or from a program, which sends neither header).
void refuse_foreign_origin(const Request& request) {
    const auto site = request.header("sec-fetch-site");
    if (!site.empty() && site != "same-origin" && site != "none")
        throw Problem(problems::forbidden, Text{"请求来自其他网站", "The request comes from another site"});
    auto origin = request.header("origin");
    if (origin.empty()) return;
    if (const auto scheme = origin.find("://"); scheme != origin.npos) origin.remove_prefix(scheme + 3);
    if (read_host(origin) != request.host)
        throw Problem(problems::forbidden, Text{"请求来自其他网站", "The request comes from another site"});
}

json::object query_object(std::string_view query) {
    json::object out;
    while (!query.empty()) {
        const auto pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), pair.size() + 1));
        if (pair.empty()) continue;
        const auto equals = std::min(pair.find('='), pair.size());
        std::string value(pair.substr(std::min(pair.size(), equals + 1)));
        std::ranges::replace(value, '+', ' ');
        const auto name = percent_decoded(pair.substr(0, equals)), decoded = percent_decoded(value);
        if (!name || !decoded)
            throw Problem(problems::malformed,
                          Text{"查询参数的编码不正确", "The query is not encoded correctly"});
        if (!decoded->empty()) out[*name] = *decoded;  // an empty field of a search form means "not said"
    }
    return out;
}

Call call_of(const Route& route, std::vector<std::string> values, const Request& request) {
    Call call{.path = std::move(values), .request = &request};
    if (route.reads()) {
        call.from = Reader::From::query;
        call.body = query_object(request.query);
        return call;
    }
    const auto type = request.header("content-type");
    if (type.starts_with("application/json")) {
        if (!request.body.empty()) call.body = parse_json(request.body);
    } else if (!request.body.empty() && !route.body_schema.is_null()) {
        throw Problem(problems::malformed,
                      Text{"内容类型应为 application/json", "The content type should be application/json"});
    }
    return call;
}

bool still_fresh(const Request& request, std::string_view etag) {
    return !etag.empty() && request.header("if-none-match") == etag;
}

Response unchanged(std::string etag) {
    return {.status = 304, .headers = {{"ETag", std::move(etag)}, {"Cache-Control", "no-cache"}}};
}

}  // namespace

// One request on its way.
struct Gateway::Exchange {
    Request request;
    Respond respond;
    City* city = nullptr;
    Api::Found found;
    Asker asker;
    std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
    std::chrono::microseconds apply{};
    Response response;

    std::string cache_key() const {
        return std::to_string(asker.language == Language::zh) + city->jurisdiction().division_code +
               request.path + "?" + request.query;
    }
};

Gateway::Gateway(GatewayParts parts) : parts_(std::move(parts)), pool_(parts_.workers) {}

Gateway::~Gateway() { finish(); }

void Gateway::finish() { pool_.join(); }

void Gateway::handle(Request request, Respond respond) {
    const auto exchange = std::make_shared<Exchange>();
    exchange->request = std::move(request);
    exchange->respond = std::move(respond);
    exchange->city = parts_.city_of(exchange->request.host);
    exchange->asker = {.language = reader_language(exchange->request),
                       .received_at = exchange->request.received_at,
                       .request_id = exchange->request.request_id};
    const bool head = exchange->request.method == "HEAD";
    exchange->found = parts_.api->find(head ? "GET" : exchange->request.method, exchange->request.path);
    if (const auto* route = exchange->found.route; route && !route->options.cache.empty())
        if (const auto kept = kept_.find(route->options.cache, exchange->cache_key())) {
            if (still_fresh(exchange->request, kept->etag)) return answer(exchange, unchanged(kept->etag));
            return answer(exchange, {.content_type = kept->content_type,
                                     .shared = kept->body,
                                     .headers = {{"ETag", kept->etag}, {"Cache-Control", "no-cache"}}});
        }
    boost::asio::post(pool_, [this, exchange] { work(exchange); });
}

void Gateway::work(const std::shared_ptr<Exchange>& exchange) try {
    if (!exchange->city) throw Problem(problems::not_found);
    if (!exchange->found.route) {
        if (exchange->found.methods.empty()) throw Problem(problems::not_found);
        Problem refusal(problems::method_not_allowed);
        refusal.allowed = exchange->found.methods;
        throw refusal;
    }
    const auto& route = *exchange->found.route;
    if (is_command(exchange->request)) refuse_foreign_origin(exchange->request);
    if (const auto known = parts_.signed_in(*exchange->city, exchange->request)) {
        if (is_command(exchange->request) &&
            !crypto::equal_in_constant_time(known->csrf, exchange->request.header("x-csrf-token")))
            throw Problem(problems::forbidden,
                          Text{"页面已过期，请刷新后重试", "The page is out of date; reload and try again"});
        exchange->asker.actor = known->actor;
    }
    if (!parts_.allowed(exchange->asker.actor, route.permission))
        throw Problem(exchange->asker.actor.role == Role::nobody ? problems::sign_in : problems::forbidden);
    if (route.reads()) read(exchange);
    else write(exchange);
} catch (...) {
    refuse(exchange, std::current_exception());
}

void Gateway::read(const std::shared_ptr<Exchange>& exchange) {
    const auto& route = *exchange->found.route;
    const auto generation = kept_.generation(route.options.cache);
    auto response = exchange->city->ask(exchange->asker, [&](const Reading& reading) {
        return route.question(reading, call_of(route, exchange->found.values, exchange->request));
    });
    if (!route.options.cache.empty() && response.status == 200 && !response.live) {
        KeptAnswers::Kept kept{std::make_shared<const std::string>(std::move(response.body)),
                               response.content_type, ""};
        kept.etag = "\"" + crypto::hex(crypto::sm3(*kept.body)).substr(0, 32) + "\"";
        kept_.keep(route.options.cache, exchange->cache_key(), generation, kept);
        response = {.content_type = kept.content_type,
                    .shared = kept.body,
                    .headers = {{"ETag", kept.etag}, {"Cache-Control", "no-cache"}}};
        if (still_fresh(exchange->request, kept.etag)) response = unchanged(kept.etag);
    }
    answer(exchange, std::move(response));
}

void Gateway::write(const std::shared_ptr<Exchange>& exchange) {
    const auto& route = *exchange->found.route;
    const auto key = idempotency_key(exchange->request);
    if (!key && route.options.repeatable)
        throw Problem(problems::malformed,
                      Text{"缺少请求头 Idempotency-Key", "The header Idempotency-Key is required"});
    if (const auto version = exchange->request.header("if-match"); !version.empty())
        exchange->asker.expected_version = version_in(version);

    const auto call = call_of(route, exchange->found.values, exchange->request);
    const auto repetition = key && route.options.repeatable
                                ? std::optional(repetition_of(exchange->asker.actor, route, call, *key))
                                : std::nullopt;
    // What was done already would not pass its preparation again: the first answer is given before it.
    std::optional<Response> kept;
    const auto command = route.command ? route.command(call)
                                       : exchange->city->ask(exchange->asker, [&](const Reading& reading) {
                                             if (repetition) kept = kept_answer(reading.db, *repetition);
                                             return kept ? Command() : route.prepared_command(reading, call);
                                         });
    if (kept) return answer(exchange, *std::move(kept));

    exchange->city->write(
        exchange->asker,
        [exchange, repetition, command](Context& context) {
            const auto begun = std::chrono::steady_clock::now();
            exchange->response = repetition ? run_once(context, *repetition, command) : command(context);
            exchange->apply = std::chrono::duration_cast<std::chrono::microseconds>(
                std::chrono::steady_clock::now() - begun);
        },
        [this, exchange](std::exception_ptr refused) {
            if (refused) refuse(exchange, refused);
            else answer(exchange, std::move(exchange->response));
        });
}

void Gateway::answer(const std::shared_ptr<Exchange>& exchange, Response response) {
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                                            exchange->begun);
    parts_.observe({.route = exchange->found.route,
                    .city = exchange->city,
                    .status = response.status,
                    .request_id = exchange->request.request_id,
                    .took = took,
                    .apply = exchange->apply,
                    .fault = {}});
    respond(exchange, std::move(response));
}

// The edge counts and logs by these names, since paths hold numbers of cases and people.
void Gateway::respond(const std::shared_ptr<Exchange>& exchange, Response response) {
    if (exchange->found.route) response.route = exchange->found.route->pattern;
    if (exchange->city) response.city = exchange->city->jurisdiction().division_code;
    exchange->respond(std::move(response));
}

void Gateway::refuse(const std::shared_ptr<Exchange>& exchange, std::exception_ptr refused) {
    const auto language = exchange->asker.language;
    const auto server_time = exchange->city ? exchange->city->now() : exchange->request.received_at;
    try {
        std::rethrow_exception(refused);
    } catch (const Problem& problem) {
        answer(exchange, to_response(problem, language, server_time));
    } catch (const std::exception& fault) {
        parts_.observe({.route = exchange->found.route,
                        .city = exchange->city,
                        .status = 500,
                        .request_id = exchange->request.request_id,
                        .took = {},
                        .apply = {},
                        .fault = fault.what()});
        respond(exchange, fault_response(language, exchange->request.request_id, server_time));
    }
}

}  // namespace atrium

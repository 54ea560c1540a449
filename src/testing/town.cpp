#include "testing/town.h"

#include "app/modules.h"

namespace atrium {
namespace {

// One key folder for the whole test program: making keys syncs files.
const crypto::KeyFolder& test_keys() {
    static const testing::TestDatabase place;
    static const crypto::KeyFolder keys = [] {
        crypto::KeyFolder folder(place.folder() + "/keys", crypto::Secret(std::string(32, 'k')));
        const auto random = seeded_random(1);
        folder.create_missing(*random, Instant{0});
        return folder;
    }();
    return keys;
}

}  // namespace

Town::Town(std::string_view begins_at, JurisdictionKind kind, std::shared_ptr<notify::SmsSender> sms)
    : clock_(begins_at), random_(seeded_random(370281)) {
    const app::Place place{place_.address(), place_.folder()};
    app::prepare(place, Jurisdiction{.id = {1},
                                     .name = "胶州市",
                                     .division_code = "370281",
                                     .kind = kind,
                                     .real_anchor = clock_.now(),
                                     .domain_anchor = clock_.now(),
                                     .created_at = clock_.now(),
                                     .document_mark = "胶"});
    open_ = std::make_unique<app::OpenCity>(
        place, test_keys(),
        app::Outside{
            .clock = &clock_,
            .random = random_.get(),
            .changed =
                [this](const std::vector<std::string>& caches) {
                    for (const auto& cache : caches) gateway_->kept().forget(cache);
                },
            .report = [](std::string_view event, const std::string& what) { MESSAGE(event << ": " << what); },
            .readers = 2,
            .background = false,
            .sms = std::move(sms)});
    gateway_ = std::make_unique<Gateway>(
        GatewayParts{.api = &app::api(),
                     .city_of = [this](std::string_view) { return &open_->city(); },
                     .signed_in = [this](City&, const Request&) { return SignedIn{actor_, ""}; },
                     .allowed = app::allowed,
                     .workers = 1});
}

Town::~Town() {
    gateway_.reset();
    open_.reset();
}

Asker Town::asker() {
    return {.actor = actor_,
            .language = language_,
            .received_at = clock_.now(),
            .request_id = "test",
            .expected_version = std::exchange(expected_version_, {})};
}

Town& Town::later(std::chrono::microseconds by) {
    clock_.advance(by);
    city().settle();
    return *this;
}

Town& Town::until(std::string_view instant) { return later(parse_instant(instant) - clock_.now()); }

void Town::write(const std::function<void(Context&)>& work) {
    city().run_and_wait(asker(), work);
    city().settle();
}

Response Town::http(std::string method, std::string path, std::string body,
                    std::map<std::string, std::string> headers) {
    Request request{.method = std::move(method),
                    .path = std::move(path),
                    .host = "localhost",
                    .body = std::move(body),
                    .headers = std::move(headers),
                    .address = "127.0.0.1",
                    .request_id = "test",
                    .received_at = clock_.now()};
    if (const auto mark = request.path.find('?'); mark != std::string::npos) {
        request.query = request.path.substr(mark + 1);
        request.path.resize(mark);
    }
    request.headers.emplace("content-type", "application/json");
    request.headers.emplace("idempotency-key", "test-" + std::to_string(++requests_));
    if (language_ == Language::en) request.headers.emplace("accept-language", "en");
    std::promise<Response> answered;
    gateway_->handle(std::move(request), [&](Response response) { answered.set_value(std::move(response)); });
    auto response = answered.get_future().get();
    city().settle();
    return response;
}

std::int64_t Town::count(const std::string& table, const std::string& condition) {
    return city().ask(asker(), [&](const Reading& reading) { return reading.db.count(table, {condition}); });
}

}  // namespace atrium

#include "http/repetition.h"

#include "crypto/hash.h"

namespace atrium {
namespace {

// The answer of a command, kept for seven days for whoever repeats it.
struct KeptAnswer {
    std::string scope;
    std::string key;
    std::string body_hash;
    std::int64_t status = 0;
    std::string answer;
    std::string etag;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(KeptAnswer, (), (scope, key, body_hash, status, answer, etag, at))

std::string etag_of(const Response& response) {
    for (const auto& [name, value] : response.headers)
        if (name == "ETag") return value;
    return "";
}

Response repeated(const KeptAnswer& kept) {
    Response out{.status = static_cast<int>(kept.status), .body = kept.answer};
    if (!kept.etag.empty()) out.headers.emplace_back("ETag", kept.etag);
    out.headers.emplace_back("Idempotency-Replayed", "true");
    return out;
}

}  // namespace

std::optional<std::string> idempotency_key(const Request& request) {
    const auto key = request.header("idempotency-key");
    if (key.empty()) return std::nullopt;
    const bool printable = std::ranges::all_of(key, [](char c) { return c > ' ' && c < 0x7F; });
    if (key.size() > 64 || !printable)
        throw Problem(problems::malformed, Text{"Idempotency-Key 应为 1 至 64 个可见的 ASCII 字符",
                                                "Idempotency-Key takes 1 to 64 printable ASCII characters"});
    return std::string(key);
}

Repetition repetition_of(const Actor& actor, const Route& route, const Call& call, std::string key) {
    std::string content;
    for (const auto& value : call.path) content += value + '\n';
    return {id_text(actor.account.value) + " " + route.method + " " + route.pattern, std::move(key),
            crypto::hex(crypto::sm3(content + json_text(call.body)))};
}

std::optional<Response> kept_answer(const Snapshot& db, const Repetition& repetition) {
    const auto kept = db.find<KeptAnswer>("SELECT * FROM engine_answer WHERE scope = $1 AND key = $2",
                                          repetition.scope, repetition.key);
    if (!kept) return std::nullopt;
    if (kept->body_hash != repetition.body_hash) throw Problem(problems::key_reused);
    return repeated(*kept);
}

Response run_once(Context& context, const Repetition& repetition, const Command& command) {
    if (auto kept = kept_answer(Snapshot(context.tx), repetition)) return *std::move(kept);
    auto response = command(context);
    if (response.status >= 400) return response;  // refused although kept: judged anew when it is repeated
    context.tx.insert("engine_answer",
                      KeptAnswer{repetition.scope, repetition.key, repetition.body_hash, response.status,
                                 response.body, etag_of(response), context.real_now});
    return response;
}

}  // namespace atrium

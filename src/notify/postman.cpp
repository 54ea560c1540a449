#include "notify/postman.h"

#include "crypto/number_vault.h"

namespace atrium::notify {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t tries_at_most = 6;
// Whoever took a message and died before he said what became of it: it is due again then.
constexpr std::chrono::seconds lease = 60s;

Asker postman() { return {.actor = system_actor()}; }

std::chrono::seconds pause_after(std::int64_t attempts) {
    return std::chrono::seconds(5LL << std::min<std::int64_t>(attempts, 8));
}

std::optional<Message> due_message(City& city) {
    return city.ask(postman(), [](const Reading& reading) {
        return reading.db.find<Message>(
            "SELECT * FROM notify_message WHERE state = 'queued' AND next_at <= $1 ORDER BY next_at, id LIMIT 1",
            reading.real_now);
    });
}

// False when another node was quicker.
bool take(City& city, const Message& one) {
    return city.run(postman(), [&](Context& context) {
        return !context.tx
                    .run(
                        "UPDATE notify_message SET next_at = $1, attempts = attempts + 1 "
                        "WHERE id = $2 AND state = 'queued' AND next_at = $3 RETURNING id",
                        context.real_now + lease, one.id, one.next_at)
                    .empty();
    });
}

std::string text_to_send(const crypto::NumberVault& keys, const Message& one) {
    auto text = one.text.zh;
    if (const auto at = text.find("{code}"); one.secret && at != std::string::npos)
        text.replace(at, 6, keys.decrypt(crypto::NumberKind::phone, *one.secret));
    return text;
}

SendOutcome send(City& city, const Message& one) {
    if (one.expires_at && city.real_now() >= *one.expires_at) return SendOutcome::refused;
    const auto& keys = city.services().get<crypto::NumberVault>();
    return city.services().get<SmsSender>().send(
        id_text(one.id.value), keys.decrypt(crypto::NumberKind::phone, *one.mobile), text_to_send(keys, one));
}

void note(City& city, Message one, SendOutcome outcome) {
    city.run_and_wait(postman(), [&](Context& context) {
        ++one.attempts;
        if (outcome == SendOutcome::accepted) {
            one.state = MessageState::sent;
            one.sent_at = context.real_now;
        } else if (outcome == SendOutcome::refused || one.attempts >= tries_at_most) {
            one.state = MessageState::failed;
            one.fault = outcome == SendOutcome::refused ? "refused" : "unreachable";
        } else {
            one.next_at = context.real_now + pause_after(one.attempts);
        }
        if (one.state != MessageState::queued) one.secret.reset();
        context.tx.update("notify_message", one);
    });
}

}  // namespace

bool send_one(City& city) {
    const auto one = due_message(city);
    if (!one) return false;
    if (take(city, *one)) note(city, *one, send(city, *one));
    return true;
}

Postman::Postman(City& city, std::function<void(std::string_view, const std::string&)> report)
    : city_(city), report_(std::move(report)), thread_([this] { loop(); }) {}

Postman::~Postman() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    woken_.notify_one();
    thread_.join();
}

void Postman::loop() {
    for (;;) {
        bool sent = false;
        try {
            sent = send_one(city_);
        } catch (const std::exception& fault) {
            report_("message_failed", fault.what());
        }
        std::unique_lock lock(mutex_);
        if (!sent) woken_.wait_for(lock, 500ms, [&] { return stopping_; });
        if (stopping_) return;
    }
}

}  // namespace atrium::notify

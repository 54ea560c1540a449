#include "notify/message.h"

#include "identity/settings.h"
#include "notify/postman.h"

namespace atrium::notify {
namespace {

using namespace std::chrono_literals;

// Nobody is woken up for what can wait until the morning (services.md §30).
constexpr std::chrono::hours quiet_from = 21h, quiet_until = 8h;

Instant outside_quiet_hours(Instant at) {
    const auto time = local_time_of_day(at);
    if (time >= quiet_until && time < quiet_from) return at;
    const auto day = local_date(at);
    return start_of(time < quiet_until ? day : day + 1) + quiet_until;
}

MessageView view_of(const Reading& reading, const Message& one) {
    return {.id = one.id,
            .kind = one.kind,
            .title = in(reading.language, one.title),
            .text = in(reading.language, one.text),
            .noun = one.noun,
            .subject = one.noun.empty() ? std::nullopt : std::optional(id_text(one.subject)),
            .created_at = one.created_at,
            .read_at = one.read_at};
}

constexpr Text code_text(identity::CodePurpose purpose) {
    if (purpose == identity::CodePurpose::registration)
        return {"验证码{code}，用于注册政务服务账号，请勿告知他人。",
                "Your code is {code}, to register for the city's services. Tell it to nobody."};
    return {"验证码{code}，用于重置政务服务账号的密码，请勿告知他人。非本人操作请忽略。",
            "Your code is {code}, to reset your password. Ignore it if you did not ask."};
}

}  // namespace

void tell_person(Context& context, const NewMessage& request) {
    Message one{.id = context.ids.next<Message>(),
                .person_id = request.person,
                .kind = request.kind,
                .title = request.title,
                .text = request.text,
                .noun = request.noun,
                .subject = request.subject,
                .next_at = context.real_now,
                .created_at = context.now,
                .sent_at = context.real_now};
    context.tx.insert("notify_message", one);
    if (!request.by_sms || !context.services.has<SmsSender>()) return;
    one.mobile = identity::person_of(context.reading(), request.person).mobile;
    if (!one.mobile) return;
    one.id = context.ids.next<Message>();
    one.channel = Channel::sms;
    one.state = MessageState::queued;
    one.sent_at.reset();
    one.next_at = outside_quiet_hours(context.real_now);
    context.tx.insert("notify_message", one);
}

Where readable(const Actor& actor, Type<Message>) {
    if (actor.person.value == 0) return {"1 = 0"};
    return {"person_id = ? AND channel = 'in_app'", {cell(actor.person)}};
}

Page<MessageView> messages(const Reading& reading, ListMessages request) {
    auto where = readable(reading.actor, Type<Message>{});
    if (request.unread) where = where && Where{*request.unread ? "read_at IS NULL" : "read_at IS NOT NULL"};
    return shown(reading.db.page<Message>("notify_message", where, {.descending = true},
                                          {request.after, request.limit}),
                 [&](const Message& one) { return view_of(reading, one); });
}

MessageView message(const Reading& reading, Id<Message> id) {
    return view_of(reading,
                   reading.db.one<Message>("notify_message", readable(reading.actor, Type<Message>{}) &&
                                                                 Where{"id = ?", {cell(id)}}));
}

UnreadMessages unread_messages(const Reading& reading) {
    return {reading.db.count("notify_message",
                             readable(reading.actor, Type<Message>{}) && Where{"read_at IS NULL"})};
}

MessageView mark_read(Context& context, Id<Message> id) {
    auto one = context.tx.one<Message>(
        "notify_message", readable(context.actor, Type<Message>{}) && Where{"id = ?", {cell(id)}});
    if (!one.read_at) {
        one.read_at = context.now;
        context.tx.update("notify_message", one);
    }
    return view_of(context.reading(), one);
}

UnreadMessages mark_all_read(Context& context) {
    context.tx.run(
        "UPDATE notify_message SET read_at = $1 WHERE person_id = $2 AND channel = 'in_app' AND read_at IS NULL",
        context.now, context.actor.person);
    return {0};
}

void send_code(Context& context, identity::CodeMade made) {
    if (!context.services.has<SmsSender>()) return;
    const Message one{.id = context.ids.next<Message>(),
                      .channel = Channel::sms,
                      .kind = "identity/code",
                      .title = Text{"短信验证码", "A code"},
                      .text = code_text(made.purpose),
                      .mobile = made.mobile,
                      .secret = made.code,
                      .state = MessageState::queued,
                      .next_at = context.real_now,
                      .expires_at = made.expires_at,
                      .created_at = context.now};
    context.tx.insert("notify_message", one);
}

}  // namespace atrium::notify

#pragma once

#include "identity/code.h"
#include "identity/person.h"

namespace atrium::notify {

enum class Channel {
    in_app,  // 站内消息
    sms,     // 短信
};
BOOST_DESCRIBE_ENUM(Channel, in_app, sms)

// Inside the platform a message is there at once; what leaves it waits to be sent.
enum class MessageState { queued, sent, failed };
BOOST_DESCRIBE_ENUM(MessageState, queued, sent, failed)

// One message to one person (消息).  It informs; a legal notice is served by the rules of delivery, never by
// this (services.md §30).
struct Message {
    Id<Message> id;
    std::optional<Id<Person>> person_id = std::nullopt;  // none: a code to a mobile
    Channel channel = Channel::in_app;
    std::string kind;  // "cases/submitted"; names never change
    Words title;
    Words text;        // "{code}" stands for the secret
    std::string noun;  // what it is about: "case", or nothing
    std::int64_t subject = 0;
    std::optional<std::string> mobile = std::nullopt;  // encrypted
    std::optional<std::string> secret = std::nullopt;  // encrypted; forgotten once it is sent
    MessageState state = MessageState::sent;
    std::int64_t attempts = 0;
    Instant next_at;  // real time, as is all about sending
    std::optional<Instant> expires_at = std::nullopt;
    std::optional<std::string> fault = std::nullopt;
    Instant created_at;
    std::optional<Instant> sent_at = std::nullopt;
    std::optional<Instant> read_at = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(Message, (),
                      (id, person_id, channel, kind, title, text, noun, subject, mobile, secret, state,
                       attempts, next_at, expires_at, fault, created_at, sent_at, read_at))

// ---- for modules above ----

struct NewMessage {
    Id<Person> person;
    std::string kind;
    Words title;
    Words text;
    std::string noun = {};
    std::int64_t subject = 0;
    bool by_sms = false;  // too, where a gateway is in use and the person has a mobile
};
void tell_person(Context&, const NewMessage&);

// ---- one's own ----

struct MessageView {
    Id<Message> id;
    std::string kind;
    std::string title;
    std::string text;
    std::string noun;
    std::optional<std::string> subject = std::nullopt;  // its identifier
    Instant created_at;
    std::optional<Instant> read_at = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(MessageView, (), (id, kind, title, text, noun, subject, created_at, read_at))

struct ListMessages {
    std::optional<bool> unread = std::nullopt;
    std::optional<std::string> after = std::nullopt;
    std::optional<int> limit = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(ListMessages, (), (unread, after, limit))

struct UnreadMessages {
    std::int64_t unread = 0;
};
BOOST_DESCRIBE_STRUCT(UnreadMessages, (), (unread))

// Everybody reads the messages to himself, in whichever capacity he is present.
Where readable(const Actor&, Type<Message>);

Page<MessageView> messages(const Reading&, ListMessages);
MessageView message(const Reading&, Id<Message>);
UnreadMessages unread_messages(const Reading&);
MessageView mark_read(Context&, Id<Message>);
UnreadMessages mark_all_read(Context&);

// A code that `identity` made goes out by message (reaction).
void send_code(Context&, identity::CodeMade);

}  // namespace atrium::notify

#include "notify/message.h"

#include "notify/postman.h"
#include "testing/people.h"
#include "testing/visitor.h"

namespace atrium::notify {
namespace {

using namespace std::chrono_literals;

// A gateway that does what it is told, and remembers every try.
class ToldSender final : public SmsSender {
public:
    SendOutcome send(const std::string& key, const std::string& mobile,
                     const std::string& text) const override {
        tries.push_back({key, mobile, text});
        if (outcomes.empty()) return SendOutcome::accepted;
        const auto out = outcomes.front();
        outcomes.erase(outcomes.begin());
        return out;
    }
    struct Try {
        std::string key, mobile, text;
    };
    mutable std::vector<Try> tries;
    mutable std::vector<SendOutcome> outcomes;
};

NewMessage about_nothing(const Actor& to, bool by_sms = false) {
    return {.person = to.person,
            .kind = "test/said",
            .title = Text{"标题", "Title"},
            .text = Text{"正文", "Text"},
            .by_sms = by_sms};
}

void tell(Town& town, const NewMessage& what) {
    town.write([&](Context& context) { tell_person(context, what); });
}

}  // namespace

TEST_CASE("a message is read by whom it is for, marked once, and by nobody else") {
    Town town;
    const auto reader = citizen(town), other = citizen(town, "李四");
    tell(town, about_nothing(reader));
    tell(town, about_nothing(reader));
    const auto list = town.as(reader).ask(messages, {});
    REQUIRE(list.items.size() == 2);
    CHECK(list.items.front().title == "标题");
    CHECK(town.ask(unread_messages).unread == 2);
    const auto id = list.items.front().id;
    CHECK(town.run(mark_read, id).read_at);
    CHECK(town.ask(unread_messages).unread == 1);
    CHECK(town.ask(messages, {.unread = true}).items.size() == 1);
    CHECK(town.run(mark_all_read).unread == 0);
    CHECK(town.ask(unread_messages).unread == 0);
    CHECK(town.as(other).ask(messages, {}).items.empty());
    CHECK(refusal([&] { town.as(other).run(mark_read, id); }) == problems::not_found);
    CHECK(refusal([&] { town.as(other).ask(message, id); }) == problems::not_found);
}

TEST_CASE("what goes to a mobile is sent once, tried again in growing pauses, and given up after six tries") {
    const auto sender = std::make_shared<ToldSender>();
    Town town("2026-03-02T01:00:00.000000Z", JurisdictionKind::test, sender);
    const auto reader = citizen(town);
    tell(town, about_nothing(reader, true));
    CHECK(send_one(town.city()));
    CHECK_FALSE(send_one(town.city()));
    REQUIRE(sender->tries.size() == 1);
    CHECK(sender->tries[0].mobile == mobile_of_test(1).text());
    CHECK(sender->tries[0].text == "正文");

    sender->outcomes.assign(10, SendOutcome::unreachable);
    tell(town, about_nothing(reader, true));
    int tries = 0;
    for (int minute = 0; minute < 120; ++minute) {
        while (send_one(town.city())) ++tries;
        town.later(1min);
    }
    CHECK(tries == 6);
    CHECK(sender->tries[1].key == sender->tries.back().key);
    CHECK(town.count("notify_message", "state = 'failed' AND fault = 'unreachable'") == 1);

    sender->outcomes.assign(1, SendOutcome::refused);
    tell(town, about_nothing(reader, true));
    CHECK(send_one(town.city()));
    CHECK_FALSE(send_one(town.city()));
    CHECK(town.count("notify_message", "state = 'failed' AND fault = 'refused'") == 1);
}

TEST_CASE("nobody is woken up at night by what can wait") {
    const auto sender = std::make_shared<ToldSender>();
    Town town("2026-03-02T13:00:00.000000Z", JurisdictionKind::test, sender);  // 21:00
    tell(town, about_nothing(citizen(town), true));
    CHECK_FALSE(send_one(town.city()));
    town.later(11h - 1s);
    CHECK_FALSE(send_one(town.city()));
    town.later(1s);
    CHECK(send_one(town.city()));
}

TEST_CASE("a code goes out at any hour, but not after it has expired, and is forgotten when it is sent") {
    const auto sender = std::make_shared<ToldSender>();
    Town town("2026-03-02T15:00:00.000000Z", JurisdictionKind::demo, sender);
    Visitor visitor(town);
    const auto ask = [&] {
        return std::string(said(visitor.post("/api/mobile-codes", R"({"mobile":"13900001234"})"))
                               .at("demo_code")
                               .as_string());
    };
    const auto code = ask();
    CHECK(send_one(town.city()));
    REQUIRE(sender->tries.size() == 1);
    CHECK(sender->tries[0].text.find("验证码" + code) != std::string::npos);
    CHECK(town.count("notify_message", "secret IS NOT NULL") == 0);
    CHECK(town.count("notify_message", "text LIKE '%" + code + "%'") == 0);

    town.later(2min);
    ask();
    town.later(10min);
    CHECK(send_one(town.city()));
    CHECK(sender->tries.size() == 1);
    CHECK(town.count("notify_message", "state = 'failed'") == 1);
}

}  // namespace atrium::notify

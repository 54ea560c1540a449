#pragma once

#include "app/place.h"
#include "http/gateway.h"
#include "testing/test_database.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium {

// A whole small city for a test: an empty database, a stopped clock, repeatable identifiers and chance.
// It begins on Monday, 2026-03-02, at 09:00 local time.
class Town {
public:
    explicit Town(std::string_view begins_at = "2026-03-02T01:00:00.000000Z",
                  JurisdictionKind kind = JurisdictionKind::test,
                  std::shared_ptr<notify::SmsSender> sms = nullptr);
    ~Town();

    Town& as(const Actor& actor) {
        actor_ = actor;
        return *this;
    }
    Town& in(Language language) {
        language_ = language;
        return *this;
    }
    Town& expecting(std::optional<std::int64_t> version) {  // If-Match of the next command alone
        expected_version_ = version;
        return *this;
    }
    const Actor& actor() const { return actor_; }

    // The clock goes on; every timer that is due fires, and what was told is delivered.
    Town& later(std::chrono::microseconds by);
    Town& until(std::string_view instant);  // the same, up to that moment

    // Runs a command as the present actor; what it told is delivered before this returns.
    template <class Out, class... In>
    Out run(Out (*use_case)(Context&, In...), std::type_identity_t<std::remove_cvref_t<In>>... in) {
        if constexpr (std::is_void_v<Out>) {
            write([&](Context& context) { use_case(context, in...); });
        } else {
            std::optional<Out> out;
            write([&](Context& context) { out.emplace(use_case(context, in...)); });
            return *std::move(out);
        }
    }
    // Runs any piece of writing code.
    void write(const std::function<void(Context&)>& work);

    template <class Out, class... In>
    Out ask(Out (*question)(const Reading&, In...), std::type_identity_t<std::remove_cvref_t<In>>... in) {
        return city().ask(asker(), [&](const Reading& reading) { return question(reading, in...); });
    }

    // The whole way through the gateway, as the present actor (no session, no CSRF); `path` may have a query.
    Response http(std::string method, std::string path, std::string body = {},
                  std::map<std::string, std::string> headers = {});

    std::int64_t count(const std::string& table, const std::string& condition = "1 = 1");
    City& city() { return open_->city(); }
    const testing::TestDatabase& place() const { return place_; }
    Instant now() { return city().now(); }

private:
    Asker asker();

    testing::TestDatabase place_;
    FixedClock clock_;
    std::unique_ptr<Random> random_;
    std::unique_ptr<app::OpenCity> open_;
    std::unique_ptr<Gateway> gateway_;
    Actor actor_;
    Language language_ = Language::zh;
    std::optional<std::int64_t> expected_version_;
    int requests_ = 0;
};

inline std::ostream& operator<<(std::ostream& out, const ProblemKind& kind) { return out << kind.name; }

// The kind of refusal that the attempt ends with; {200, "accepted"} when it does not.
template <class F>
ProblemKind refusal(F&& attempt) {
    try {
        attempt();
    } catch (const Problem& problem) {
        return problem.kind;
    }
    return {200, "accepted", "", {"", ""}};
}

}  // namespace atrium

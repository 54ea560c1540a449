#include "cases/list.h"
#include "cases/hall_for_test.h"

namespace atrium::cases {

using namespace std::chrono_literals;

namespace {

std::size_t found(Hall& hall, const Actor& actor, ListCases request) {
    return hall.town.as(actor).ask(organ_cases, std::move(request)).items.size();
}

}  // namespace

TEST_CASE("a case lies in the inbox of whoever has to act next, from the window to the archive") {
    Hall hall;
    const auto waits_for = [&](const Actor& actor) {
        std::vector<Role> out;
        for (const auto& one : {hall.clerk, hall.handler, hall.reviewer, hall.decider, hall.delivery})
            if (!hall.town.as(one).ask(inbox, {}).items.empty()) out.push_back(one.role);
        return out == std::vector{actor.role};
    };
    auto answer = hall.accepted();
    CHECK(waits_for(hall.handler));
    answer = hall.by(hall.handler, take_case, answer);
    CHECK(waits_for(hall.handler));
    answer = hall.by(hall.handler, examine_case, answer, GiveOpinion{Verdict::agree, "符合条件。"});
    CHECK(waits_for(hall.reviewer));
    answer = hall.by(hall.reviewer, propose_decision, answer, GiveOpinion{Verdict::agree, "同意。"});
    CHECK(waits_for(hall.decider));
    answer = hall.by(hall.decider, decide_case, answer, Decide{DecisionResult::send_back, "请核实住址。"});
    CHECK(waits_for(hall.handler));
}

TEST_CASE("what one examiner has taken is not in another's inbox") {
    Hall hall;
    const auto other = staff(hall.town, Role::handler, hall.item->organ_id);
    const auto answer = hall.accepted();
    CHECK(hall.town.as(other).ask(inbox, {}).items.size() == 1);
    hall.by(hall.handler, take_case, answer);
    CHECK(hall.town.as(other).ask(inbox, {}).items.empty());
    CHECK(hall.town.as(other).ask(inbox_counts).total == 0);
    CHECK(hall.town.as(hall.handler).ask(inbox_counts).total == 1);
}

TEST_CASE("a case is found by digits of its number, by a part of its applicant's or its item's name") {
    Hall hall;
    const auto answer = hall.submitted();
    const auto& number = *answer.number;
    CHECK(found(hall, hall.clerk, {.q = number}) == 1);
    CHECK(found(hall, hall.clerk, {.q = number.substr(0, 4) + " " + number.substr(4, 4)}) == 1);
    CHECK(found(hall, hall.clerk, {.q = "小明"}) == 1);
    CHECK(found(hall, hall.clerk, {.q = "救助"}) == 1);
    CHECK(found(hall, hall.clerk, {.q = "%"}) == 0);
    CHECK(found(hall, hall.clerk, {.q = "999999999"}) == 0);
    const auto elsewhere = staff(hall.town, Role::window_clerk, organ(hall.town, "胶州市其他局"));
    CHECK(found(hall, elsewhere, {.q = number}) == 0);
}

TEST_CASE("the counts of an inbox say what is overdue and what is due by tomorrow") {
    Hall hall;
    hall.submitted();  // on a Monday; five working days: due on the next Monday
    auto counts = hall.town.as(hall.clerk).ask(inbox_counts);
    CHECK(counts.total == 1);
    CHECK(counts.soon == 0);
    CHECK(counts.states.size() == 1);
    CHECK(counts.states.front().count == 1);
    CHECK(counts.live_topic == inbox_topic(hall.item->organ_id));
    hall.town.later(24h * 4);
    CHECK(hall.town.as(hall.clerk).ask(inbox_counts).soon == 1);
    CHECK(hall.town.as(hall.clerk).ask(inbox, {.urgency = Urgency::soon}).items.size() == 1);
    CHECK(hall.town.as(hall.clerk).ask(inbox, {.urgency = Urgency::overdue}).items.empty());
}

TEST_CASE("a supervisor narrows the list by organ and by the days of submission, the last one included") {
    Hall hall;
    hall.submitted();
    const auto supervisor = staff(hall.town, Role::supervisor, organ(hall.town, "胶州市监察局"));
    const auto seen = [&](ListCases request) {
        return hall.town.as(supervisor).ask(watched_cases, std::move(request)).items.size();
    };
    CHECK(seen({.organization = hall.item->organ_id}) == 1);
    CHECK(seen({.organization = supervisor.organization}) == 0);
    CHECK(seen({.submitted_from = parse_date("2026-03-02"), .submitted_to = parse_date("2026-03-02")}) == 1);
    CHECK(seen({.submitted_from = parse_date("2026-03-03")}) == 0);
    CHECK(seen({.submitted_to = parse_date("2026-03-01")}) == 0);
}

}  // namespace atrium::cases

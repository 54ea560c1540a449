#include "cases/past.h"

#include <set>
#include "cases/hall_for_test.h"
#include "cases/list.h"

namespace atrium::cases {

using namespace std::chrono_literals;

namespace {

// A case of the hall's item, handled step by step on the days before now.
PastCase past_case(Hall& hall, CaseState state) {
    const auto now = hall.town.now();
    PastCase past{.item = hall.item,
                  .applicant = hall.applicant.subject,
                  .applicant_name = "王小明",
                  .submitted_by = hall.applicant.person,
                  .contact_name = "王小明",
                  .contact_mobile = mobile_of_test(1),
                  .answers = {{"reason", "x"}},
                  .state = state,
                  .submitted_at = now - 24h};
    if (state == CaseState::submitted) return past;
    past.submitted_at = now - 40 * 24h;
    past.received_at = now - 39 * 24h;
    past.accepted_at = now - 38 * 24h;
    past.accepted_by = hall.clerk.person;
    past.handled_by = hall.handler.person;
    if (state == CaseState::in_review) return past;
    past.decided_at = now - 30 * 24h;
    past.decided_by = hall.decider.person;
    past.outcome = Outcome::granted;
    if (state == CaseState::closed) past.ended_at = now - 29 * 24h;
    return past;
}

CaseView taken_over(Hall& hall, const PastCase& past) {
    std::vector<Id<Case>> ids;
    hall.town.as(system_actor()).write([&](Context& context) { ids = take_over(context, {past}); });
    return hall.town.as(hall.applicant).ask(show_case, id_text(ids.front().value));
}

}  // namespace

TEST_CASE("a closed case that is taken over has its number, its decision of that day and a leaf") {
    Hall hall;
    const auto view = taken_over(hall, past_case(hall, CaseState::closed));
    CHECK(view.number->starts_with("37028120260121"));
    CHECK(view.state == CaseState::closed);
    CHECK(view.outcome == Outcome::granted);
    CHECK(view.due_date);
    REQUIRE(view.notices.size() == 1);
    CHECK(view.notices.front().kind == NoticeKind::grant);
    CHECK(local_date(view.notices.front().issued_at) == parse_date("2026-01-31"));
    REQUIRE(view.timeline.size() == 1);
    CHECK(view.timeline.front().act == "cases/take-over");
    CHECK(hall.town.count("ledger_leaf", "entry LIKE '%take-over%' AND number IS NOT NULL") == 1);
    CHECK(hall.town.count("cases_clock") == 0);
    CHECK(hall.town.count("engine_timer") == 0);
}

TEST_CASE("an open case that is taken over goes on: its clocks run from when they began") {
    Hall hall;
    hall.town.as(system_actor()).write([&](Context& context) {
        take_over(context, {past_case(hall, CaseState::submitted), past_case(hall, CaseState::in_review)});
    });
    const auto waiting = hall.town.as(hall.clerk).ask(inbox, {}).items;
    REQUIRE(waiting.size() == 1);
    CHECK(waiting.front().state == CaseState::submitted);
    const auto examined = hall.town.as(hall.handler).ask(inbox, {}).items;
    REQUIRE(examined.size() == 1);
    CHECK(*examined.front().days_left <= 0);  // accepted 38 days ago

    // The window still says nothing: on the fifth working day after the submission it counts as accepted.
    hall.town.later(14 * 24h);
    CHECK(hall.town.as(hall.clerk).ask(inbox, {}).items.empty());
    CHECK(hall.town.count("cases_notice", "kind = 'deemed_acceptance'") == 1);

    auto answer = hall.by(hall.handler, examine_case,
                          {.number = examined.front().number, .version = examined.front().version},
                          GiveOpinion{Verdict::agree, "符合条件。"});
    answer = hall.by(hall.reviewer, propose_decision, answer, GiveOpinion{Verdict::agree, "同意。"});
    CHECK(answer.state == CaseState::pending_decision);
}

TEST_CASE("what is taken over keeps the counters: numbers follow each other without gaps") {
    Hall hall;
    std::vector<PastCase> past(3, past_case(hall, CaseState::closed));
    past.push_back(past_case(hall, CaseState::pending_delivery));
    hall.town.as(system_actor()).write([&](Context& context) { take_over(context, past); });
    hall.town.write([&](Context& context) {
        CHECK(context.next_number("case", parse_date("2026-01-21")) == 5);
        CHECK(context.next_number("notice/grant", parse_date("2026-01-01")) == 5);
    });
    CHECK(hall.town.count("cases_case", "number LIKE '37028120260121000004%'") == 1);
    CHECK(hall.town.count("cases_clock", "kind = 'delivery'") == 1);
}

TEST_CASE("past cases whose moments do not fit their state are refused with their place, and none is kept") {
    Hall hall;
    auto undecided = past_case(hall, CaseState::closed);
    undecided.decided_at.reset();
    auto backwards = past_case(hall, CaseState::closed);
    std::swap(backwards.received_at, backwards.decided_at);
    auto early = past_case(hall, CaseState::submitted);
    early.submitted_at = hall.town.now() + 1h;
    auto awaited = past_case(hall, CaseState::submitted);
    awaited.state = CaseState::supplement_required;
    auto ended = past_case(hall, CaseState::in_review);
    ended.ended_at = hall.town.now();
    auto unexamined = past_case(hall, CaseState::in_review);
    unexamined.handled_by = {};
    auto silent = past_case(hall, CaseState::closed);
    silent.outcome = Outcome::refused;
    auto contrary = past_case(hall, CaseState::pending_delivery);
    contrary.state = CaseState::refused;
    contrary.decided_by = {};
    auto unreceived = past_case(hall, CaseState::submitted);
    unreceived.state = CaseState::received;
    try {
        hall.town.as(system_actor()).write([&](Context& context) {
            take_over(context, {past_case(hall, CaseState::closed), undecided, backwards, early, awaited,
                                ended, unexamined, silent, contrary, unreceived});
        });
        FAIL("was not refused");
    } catch (const Problem& problem) {
        std::set<std::string> at;
        for (const auto& field : problem.fields) at.insert(field.pointer);
        CHECK(at == std::set<std::string>{"/1/decided_at", "/2", "/3", "/4/state", "/5/ended_at",
                                          "/6/handled_by", "/7/reason", "/8/decided_by", "/8/outcome",
                                          "/9/received_at"});
    }
    CHECK(hall.town.count("cases_case") == 0);
}

}  // namespace atrium::cases

#include "cases/answers.h"
#include "cases/hall_for_test.h"
#include "cases/known.h"
#include "cases/list.h"
#include "cases/problems.h"
#include "identity/problems.h"
#include "ledger/proof.h"
#include "ledger/sequencer.h"
#include "testing/people.h"

namespace atrium::cases {

using namespace std::chrono_literals;

TEST_CASE("a case goes from draft to archive on the straight path, each step with its notice and its leaf") {
    Hall hall;
    auto answer = hall.pending();
    CHECK(answer.state == CaseState::pending_decision);
    answer = hall.by(hall.decider, decide_case, answer, Decide{DecisionResult::grant, "准予。"});
    answer = hall.by(hall.delivery, announce_result, answer);
    answer = hall.by(hall.delivery, deliver_result, answer, Deliver{DeliveryWay::window, "王小明"});
    CHECK(answer.state == CaseState::closed);

    const auto seen = hall.shown(hall.applicant, answer);
    CHECK(seen.outcome == Outcome::granted);
    CHECK(seen.opinions.empty());
    CHECK(seen.ended);
    CHECK(seen.actions.empty());
    std::vector<NoticeKind> kinds;
    for (const auto& notice : seen.notices) kinds.push_back(notice.kind);
    CHECK(kinds == std::vector{NoticeKind::online_receipt, NoticeKind::material_receipt,
                               NoticeKind::acceptance, NoticeKind::grant, NoticeKind::collection,
                               NoticeKind::delivery_record});
    const auto inside = hall.shown(hall.decider, answer);
    CHECK(inside.opinions.size() == 3);
    CHECK(inside.timeline.back().by.starts_with("出件窗口 "));  // staff know each other by name
    CHECK(seen.timeline.back().by == "出件窗口");
    CHECK(inside.timeline.front().by == "申请人");

    REQUIRE(seen.decision_event);
    const auto proof =
        hall.town.as(hall.applicant)
            .ask(case_proof, *answer.number, Id<ledger::Event>{*id_value(*seen.decision_event)});
    const auto keys = hall.town.city().services().get<ledger::Sequencer>().verifier_keys();
    const auto report = ledger::check_proof(proof.body, keys);
    CHECK(report.verdict == ledger::ProofVerdict::good);
    CHECK(report.entries.front().entry.act == "cases/grant");
    CHECK(hall.town.count("ledger_leaf", "number IS NULL") == 0);
}

TEST_CASE("what the account tells is in the draft from the first, and nobody can write over what is locked") {
    Hall hall("2026-03-02T01:00:00.000000Z", "食品经营许可");
    const auto boss = enterprise(hall.town, hall.applicant);
    const auto answer = hall.town.as(boss).run(begin_case, {hall.item->code});
    const auto key = id_text(answer.id.value);
    auto seen = hall.town.ask(show_case, key);
    const auto name = seen.known.at("organization_name");
    CHECK(seen.answers.at("applicant_name") == json::value(name));
    CHECK(seen.answers.at("credit_code") == json::value(seen.known.at("organization_number")));

    hall.town.expecting(answer.version)
        .run(save_draft, key, {.answers = json::object{{"applicant_name", "别家"}}});
    const auto draft = hall.town.city().ask({.actor = boss}, [&](const Reading& reading) {
        return with_known(reading, *hall.item->form, answers_of(reading, case_of(reading, key)));
    });
    CHECK(draft.at("applicant_name") == json::value(name));
}

TEST_CASE("what was handed in for a situation goes when the situation is taken back") {
    Hall hall("2026-03-02T01:00:00.000000Z", "食品经营许可");
    auto answer = hall.town.as(hall.applicant).run(begin_case, {hall.item->code});
    const auto key = id_text(answer.id.value);
    answer = hall.town.expecting(answer.version)
                 .run(save_draft, key,
                      {.situations = std::vector<std::string>{"vending"},
                       .materials = {{"machine-papers", {}, true}}});
    CHECK(hall.town.ask(show_case, key).materials.size() == 1);
    hall.town.expecting(answer.version).run(save_draft, key, {.situations = std::vector<std::string>{}});
    CHECK(hall.town.ask(show_case, key).materials.empty());
}

TEST_CASE("one notice tells everything; what could be seen before may not be asked for again") {
    Hall hall;
    auto answer = hall.by(hall.clerk, receive_case, hall.submitted());
    answer = hall.by(hall.clerk, require_supplement, answer,
                     RequireSupplement{{{hall.material(), DefectCode::illegible, "请重新扫描后上传"}}});
    CHECK(answer.state == CaseState::supplement_required);
    const auto seen = hall.shown(hall.applicant, answer);
    REQUIRE(seen.open_defects);
    CHECK(seen.open_defects->defects.front().problem == "不清晰");
    CHECK(seen.actions == std::vector<std::string>{"hand_in", "request_withdrawal"});

    hall.town.later(24h);
    const auto handed = hall.town.as(hall.applicant)
                            .ask(check_hand_in, *answer.number, {.materials = {{hall.material(), {}, true}}});
    hall.town.expecting(answer.version).write([&](Context& context) { answer = hand_in(context, handed); });
    CHECK(answer.state == CaseState::received);
    const auto materials = catalog::materials_for(hall.item->item, {});
    REQUIRE(materials.size() > 1);
    CHECK(refusal([&] {
              hall.by(hall.clerk, require_supplement, answer,
                      RequireSupplement{{{materials[1]->code, DefectCode::expired, "请提交有效期内的材料"}}});
          }) == problems::told_already);
    CHECK(hall.by(hall.clerk, require_supplement, answer,
                  RequireSupplement{{{hall.material(), DefectCode::not_signed, "请签字后重新提交"}}})
              .state == CaseState::supplement_required);
}

TEST_CASE(
    "scenario 3: five working days without a word, and the case counts as accepted on the day it came in") {
    Hall hall("2017-06-05T01:00:00.000000Z");
    const auto answer = hall.submitted();
    CHECK(to_string(*answer.act_by) == "2017-06-12");
    hall.town.until("2017-06-12T15:59:59.000000Z");
    CHECK(hall.shown(hall.applicant, answer).state == CaseState::submitted);
    hall.town.until("2017-06-12T16:00:00.000000Z");
    const auto seen = hall.shown(hall.applicant, answer);
    CHECK(seen.state == CaseState::accepted);
    CHECK(local_date(*seen.accepted_at) == parse_date("2017-06-05"));
    CHECK(seen.notices.back().kind == NoticeKind::deemed_acceptance);
    CHECK(hall.town.count("engine_timer",
                          "fired_at IS NULL AND cancelled_at IS NULL AND kind LIKE 'cases/%'") == 0);
}

TEST_CASE(
    "scenario 5: who does not supplement within thirty days gets his application back and may apply again") {
    Hall hall;
    auto answer = hall.by(hall.clerk, receive_case, hall.submitted());
    answer = hall.by(hall.clerk, require_supplement, answer,
                     RequireSupplement{{{hall.material(), DefectCode::missing, "请补交该材料"}}});
    CHECK(refusal([&] { hall.submitted(); }) == problems::open_case);
    hall.town.later(24h * 33);
    CHECK(hall.shown(hall.applicant, answer).state == CaseState::returned_overdue);
    CHECK(hall.submitted().number != answer.number);
}

TEST_CASE("scenario 12: who accepted a case may not decide it") {
    Hall hall;
    const auto answer = hall.pending();
    const auto same = further_post(hall.town, hall.clerk, Role::decider, hall.item->organ_id);
    CHECK(refusal([&] { hall.by(same, decide_case, answer, Decide{DecisionResult::grant, "准予。"}); }) ==
          problems::same_person);
    CHECK(hall.by(hall.decider, decide_case, answer, Decide{DecisionResult::refuse, "不符合救助条件。"})
              .state == CaseState::refused);
}

TEST_CASE("scenario 11: without an authorisation in force a decision is refused, and the case stays") {
    Hall hall;
    const auto answer = hall.pending();
    const auto today = local_date(hall.town.now());
    hall.town.write([&](Context& context) {  // it expired yesterday
        context.tx.run("UPDATE identity_authorisation SET valid_from = $1, valid_to = $2", today - 30, today);
    });
    const auto sign = [&](DecisionResult result) {
        return hall.town.as(hall.decider)
            .expecting(answer.version)
            .run(decide_case, *answer.number, {result, "准予。"});
    };
    for (const auto result : {DecisionResult::grant, DecisionResult::refuse}) {
        const auto judged = sign(result);
        REQUIRE(std::holds_alternative<Problem>(judged));
        const auto& refused = std::get<Problem>(judged);
        CHECK(refused.kind == identity::problems::no_authority);
        CHECK(refused.kind.code == "FORBIDDEN");
        CHECK(refused.detail.zh.find("期满") != std::string::npos);
    }
    CHECK(hall.shown(hall.decider, answer).state == CaseState::pending_decision);
    CHECK(hall.shown(hall.decider, answer).version == answer.version);
    CHECK(hall.shown(hall.decider, answer).authority_missing);
    CHECK_FALSE(hall.shown(hall.reviewer, answer).authority_missing);
    CHECK(hall.town.count("ledger_event", "act = 'cases/unauthorised-decision'") == 2);
    CHECK(hall.town.count("cases_opinion", "step = 'grant'") == 0);
    CHECK(hall.shown(hall.decider, answer).timeline.back().act == "cases/unauthorised-decision");
    CHECK(hall.shown(hall.applicant, answer).timeline.back().act == "cases/propose");

    hall.town.write([&](Context& context) {  // renewed
        context.tx.run("UPDATE identity_authorisation SET valid_to = $1", today + 365);
    });
    CHECK(or_throw<CaseAnswer>(sign(DecisionResult::grant)).state == CaseState::granted);
}

TEST_CASE("every pair of state and action that is not in the table is refused with what is allowed") {
    Hall hall;
    const auto answer = hall.accepted();
    const auto one = hall.town.as(hall.clerk).ask(case_of, *answer.number);
    for (const auto& actor : {hall.applicant, hall.clerk, hall.handler, hall.decider, hall.delivery})
        for (const auto& state :
             {CaseState::draft, CaseState::submitted, CaseState::received, CaseState::supplement_required,
              CaseState::accepted, CaseState::in_review, CaseState::pending_decision, CaseState::granted,
              CaseState::pending_delivery, CaseState::closed, CaseState::withdrawn})
            for (const auto& move : moves) {
                auto there = one;
                there.state = state;
                const auto allowed = actions_for(actor, there);
                const bool may = std::ranges::find(allowed, move.action) != allowed.end();
                CHECK((refusal([&] { move_of(actor, there, move.action); }).status == 200) == may);
            }
}

TEST_CASE(
    "a withdrawal waits a working day for its confirmation, may be taken back, and leads back where it came from") {
    Hall hall;
    auto answer = hall.accepted();
    answer = hall.by(hall.applicant, request_withdrawal, answer, RequestWithdrawal{});
    answer = hall.by(hall.applicant, take_back_withdrawal, answer);
    CHECK(answer.state == CaseState::accepted);
    answer = hall.by(hall.applicant, request_withdrawal, answer, RequestWithdrawal{"不再需要"});
    hall.town.later(24h * 4);
    CHECK(hall.shown(hall.applicant, answer).state == CaseState::withdrawn);
    CHECK(hall.town.count("cases_clock", "ended_at IS NULL") == 0);
}

TEST_CASE("what ran out while a withdrawal waited acts when the withdrawal is taken back") {
    Hall hall;  // Monday, 2 March 2026: the window may keep silent until Monday, 9 March
    auto answer = hall.submitted();
    hall.town.until("2026-03-09T01:00:00.000000Z");
    answer = hall.by(hall.applicant, request_withdrawal, answer, RequestWithdrawal{});
    hall.town.until("2026-03-10T01:00:00.000000Z");
    answer = hall.by(hall.applicant, take_back_withdrawal, answer);
    hall.town.later(1s);
    CHECK(hall.shown(hall.applicant, answer).state == CaseState::accepted);
}

TEST_CASE("a stale version is refused, and a command without one too") {
    Hall hall;
    const auto first = hall.submitted();
    const auto second = hall.by(hall.clerk, receive_case, first);
    CHECK(refusal([&] { hall.by(hall.clerk, accept_case, first); }) == atrium::problems::stale);
    CHECK(refusal([&] { hall.town.as(hall.clerk).run(accept_case, *second.number); }) ==
          atrium::problems::version_required);
}

TEST_CASE(
    "a case is seen by its applicant, by its organ and by the supervisor, and by nobody else, in lists as in detail") {
    Hall hall;
    const auto answer = hall.submitted();
    const auto other = citizen(hall.town, "李四");
    const auto other_organ = staff(hall.town, Role::window_clerk, organ(hall.town, "胶州市其他局"));
    const auto supervisor = staff(hall.town, Role::supervisor, organ(hall.town, "胶州市监察局"));
    for (const auto& [actor, sees] : {std::pair{hall.applicant, true},
                                      {hall.clerk, true},
                                      {supervisor, true},
                                      {other, false},
                                      {other_organ, false}}) {
        const bool detail = refusal([&] { hall.shown(actor, answer); }).status == 200;
        const auto list = hall.town.as(actor).ask(watched_cases, {});
        CHECK(detail == sees);
        CHECK((list.items.size() == 1) == sees);
    }
    CHECK(hall.town.as(hall.clerk).ask(inbox, {}).items.size() == 1);
    CHECK(hall.town.as(hall.handler).ask(inbox, {}).items.empty());
    CHECK(hall.town.as(hall.clerk).ask(inbox, {}).items.front().days_left == 5);
    CHECK(hall.shown(hall.clerk, answer).days_left == 5);
    CHECK(hall.shown(hall.clerk, answer).clocks.front().remaining == 5);
    hall.town.later(24h);
    CHECK(hall.shown(hall.clerk, answer).days_left == 5);
    CHECK(hall.shown(hall.clerk, answer).clocks.front().remaining == 5);
}

TEST_CASE("an agent applies for and sees what his mandate covers, nothing else of his principal") {
    Hall hall;
    const auto person = citizen(hall.town, "李四");
    const auto all = agent(hall.town, person, hall.applicant);
    const auto own = hall.submitted();
    CHECK(hall.shown(all, own).item_code == hall.item->code);

    const auto other = hall.item_named("个体工商户登记");
    const auto limited = agent(hall.town, person, hall.applicant);
    hall.town.write([&](Context& context) {
        context.tx.run("UPDATE identity_mandate SET all_items = $1, items = $2 WHERE id = $3", false,
                       "[\"" + other->code + "\"]", limited.mandate);
    });
    CHECK(refusal([&] { hall.shown(limited, own); }) == atrium::problems::not_found);
    CHECK(hall.town.as(limited).ask(my_cases, {}).items.empty());
    CHECK(refusal([&] { hall.town.as(limited).run(begin_case, {hall.item->code}); }) ==
          identity::problems::outside_mandate);
    CHECK(hall.town.as(limited).run(begin_case, {other->code}).state == CaseState::draft);
    CHECK(hall.town.as(limited).ask(my_cases, {}).items.size() == 1);
}

TEST_CASE("a minor is told to come with his guardian, who then applies for him") {
    Hall hall;
    const auto child = citizen(hall.town, "王小宝", 2, 2012);
    try {
        hall.town.as(child).run(begin_case, {hall.item_named("个体工商户登记")->code});
        FAIL("accepted");
    } catch (const Problem& problem) {
        CHECK(problem.kind == identity::problems::guardian_needed);
        CHECK(problem.more.at("mandate") == "guardian");
    }
    auto guardian = agent(hall.town, citizen(hall.town, "王大明"), child);
    CHECK(hall.town.as(guardian).run(begin_case, {hall.item_named("个体工商户登记")->code}).state ==
          CaseState::draft);
}

TEST_CASE("a withdrawal asked for while a non-acceptance is proposed is the window's to confirm") {
    Hall hall;
    auto answer = hall.by(hall.clerk, receive_case, hall.submitted());
    answer = hall.by(hall.clerk, propose_declining, answer,
                     ProposeDeclining{DecliningReason::not_competent, "该事项由区级部门办理"});
    answer = hall.by(hall.applicant, request_withdrawal, answer, RequestWithdrawal{});
    answer = hall.by(hall.clerk, confirm_withdrawal, answer);
    CHECK(answer.state == CaseState::withdrawn);
}

TEST_CASE("a proposal not to accept is the decider's to confirm, with reason and rights in the notice") {
    Hall hall;
    auto answer = hall.by(hall.clerk, receive_case, hall.submitted());
    answer = hall.by(hall.clerk, propose_declining, answer,
                     ProposeDeclining{DecliningReason::not_competent, "该事项由区级部门办理"});
    CHECK(refusal([&] { hall.by(hall.clerk, accept_case, answer); }) == atrium::problems::not_allowed_now);
    hall.town.write([](Context& context) {
        context.tx.run("UPDATE identity_authorisation SET decision_kinds = '[\"grant\"]'");
    });
    CHECK(refusal([&] { hall.by(hall.decider, answer_declining, answer, AnswerDeclining{true, {}}); }) ==
          identity::problems::no_authority);
    hall.town.write([](Context& context) {
        context.tx.run("UPDATE identity_authorisation SET decision_kinds = '[\"decline\"]'");
    });
    answer = hall.by(hall.decider, answer_declining, answer, AnswerDeclining{true, {}});
    CHECK(answer.state == CaseState::not_accepted);
    const auto seen = hall.shown(hall.applicant, answer);
    const auto notice =
        hall.town.ask(show_notice, *answer.number, Id<Notice>{*id_value(seen.notices.back().id)});
    CHECK(notice.rights.size() == 2);
    CHECK(hall.submitted().state ==
          CaseState::submitted);  // nobody waits for him any more: he may apply again
}

// Invented for the test: the first four days of 2027 are off, one working day more than was to be expected.
calendar::CalendarYear year_2027() {
    return {.year = 2027,
            .version = 1,
            .source = "测试用2027年节假日安排",
            .holidays = {{parse_date("2027-01-01"), parse_date("2027-01-04"), {"元旦", "New Year's Day"}}}};
}

TEST_CASE("a year that is published moves the deadlines that rest on it and takes the mark 预计 away") {
    Hall hall("2026-12-28T01:00:00.000000Z");
    const auto answer = hall.accepted();
    const auto before = hall.shown(hall.applicant, answer);
    REQUIRE(before.provisional);
    REQUIRE(*before.due_date > parse_date("2027-01-04"));
    const auto ended = hall.town.count("cases_clock", "ended_at IS NOT NULL AND provisional");
    CHECK(ended == 1);

    hall.town.as(system_actor()).run(outlets::load_year, year_2027());
    const auto after = hall.shown(hall.applicant, answer);
    CHECK_FALSE(after.provisional);
    // As many working days as before, counted in the new year.
    const auto days = calendar::workdays_between(calendar::published_calendar(), parse_date("2026-12-28"),
                                                 *before.due_date);
    CHECK(*after.due_date == calendar::add_workdays(outlets::calendar_of(hall.town.city().services()),
                                                    parse_date("2026-12-28"), days));
    CHECK(*after.due_date > *before.due_date);
    CHECK(after.act_by == after.due_date);
    CHECK(after.version == before.version);
    CHECK(hall.town.count("ledger_event", "act = 'cases/deadline-moved'") ==
          hall.town.count("cases_clock", "ended_at IS NULL AND due_date IS NOT NULL"));
    CHECK(hall.town.count("ledger_event", "act = 'outlets/calendar-loaded'") == 1);
    // What has ended was on time and stays so.
    CHECK(hall.town.count("cases_clock", "ended_at IS NOT NULL AND provisional") == ended);

    CHECK(refusal([&] { hall.town.as(system_actor()).run(outlets::load_year, year_2027()); }) ==
          atrium::problems::stale);
}

TEST_CASE("a timer goes along with its clock when a year is published, however many clocks there are") {
    Hall hall("2026-12-28T01:00:00.000000Z");
    const auto answer = hall.submitted();
    CHECK(to_string(*answer.act_by) == "2027-01-05");
    hall.town.write([&](Context& context) {
        const auto one = case_of(context.reading(), *answer.number);
        for (int i = 0; i < 230; ++i) start_clock(context, one, ClockKind::delivery);
    });
    hall.town.as(system_actor()).run(outlets::load_year, year_2027());
    CHECK(hall.town.count("cases_clock", "provisional AND ended_at IS NULL") == 0);
    hall.town.until("2027-01-05T16:00:00.000000Z");
    CHECK(hall.shown(hall.applicant, answer).state == CaseState::submitted);
    hall.town.until("2027-01-06T16:00:00.000000Z");
    CHECK(hall.shown(hall.applicant, answer).state == CaseState::accepted);
}

}  // namespace atrium::cases

#include "cases/application.h"
#include "cases/clock.h"
#include "cases/delivery.h"
#include "cases/opinion.h"
#include "cases/problems.h"
#include "cases/view.h"
#include "cases/window.h"
#include "catalog/item_version.h"
#include "catalog/load.h"
#include "identity/organization.h"
#include "ledger/proof.h"
#include "ledger/sequencer.h"
#include "testing/people.h"

namespace atrium::cases {

using namespace std::chrono_literals;

namespace {

// A small hall: the delivered catalogue, an applicant, and the staff of the organ that decides on one item.
struct Hall {
    Town town;
    catalog::ItemVersionPtr item;
    Actor applicant, clerk, handler, reviewer, decider, delivery;

    explicit Hall(std::string_view begins_at = "2026-03-02T01:00:00.000000Z",
                  std::string_view name = "临时救助")
        : town(begins_at) {
        town.as(system_actor()).write([](Context& context) {
            catalog::load_catalog(context, catalog::embedded_catalog());
        });
        item = item_named(name);
        applicant = citizen(town);
        clerk = staff(town, Role::window_clerk, item->organ_id);
        handler = staff(town, Role::handler, item->organ_id);
        reviewer = staff(town, Role::reviewer, item->organ_id);
        decider = staff(town, Role::decider, item->organ_id);
        delivery = staff(town, Role::delivery_clerk, item->organ_id);
    }

    catalog::ItemVersionPtr item_named(std::string_view name) {
        for (const auto& version : town.city().ask({}, [](const Reading& reading) {
                 return reading.db.all<catalog::Version>(
                     "SELECT * FROM catalog_version WHERE state = 'active'");
             }))
            if (version.item.name.zh.find(name) != std::string::npos)
                return town.city().ask(
                    {}, [&](const Reading& reading) { return catalog::version_of(reading, version.id); });
        throw std::logic_error("no such item");
    }

    // A draft with everything that the item demands brought to the window, its form left aside.
    CaseAnswer begun() {
        auto answer = town.as(applicant).run(begin_case, {item->code});
        std::vector<MaterialAnswer> materials;
        for (const auto* material : catalog::materials_for(item->item, {}))
            materials.push_back({material->code, {}, true});
        return town.expecting(answer.version)
            .run(save_draft, id_text(answer.id.value), {.materials = materials});
    }
    // The answers of the form are another module's matter: they are put in place here, past its check.
    CaseAnswer submitted() {
        const auto draft = begun();
        CaseAnswer out;
        town.as(applicant).expecting(draft.version).write([&](Context& context) {
            const auto one = case_of(context.reading(), id_text(draft.id.value));
            out = submit_case(context, {id_text(draft.id.value), one, {{"reason", "x"}}});
        });
        return out;
    }
    template <class... In>
    CaseAnswer by(const Actor& actor, CaseAnswer (*use_case)(Context&, std::string, In...),
                  const CaseAnswer& last, std::type_identity_t<In>... in) {
        return town.as(actor).expecting(last.version).run(use_case, *last.number, in...);
    }
    CaseAnswer accepted() { return by(clerk, accept_case, by(clerk, receive_case, submitted())); }
    CaseAnswer pending() {
        auto answer = by(handler, take_case, accepted());
        answer = by(handler, examine_case, answer, GiveOpinion{Verdict::agree, "符合条件，建议准予。"});
        return by(reviewer, propose_decision, answer, GiveOpinion{Verdict::agree, "同意。"});
    }
    CaseView shown(const Actor& actor, const CaseAnswer& answer) {
        return town.as(actor).ask(show_case, *answer.number);
    }
    std::string material() { return catalog::materials_for(item->item, {}).front()->code; }
};

}  // namespace

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
    CHECK(hall.shown(hall.decider, answer).opinions.size() == 3);

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
    CHECK(hall.town.as(hall.clerk).ask(inbox, {}).items.front().days_left == 6);
}

TEST_CASE("a proposal not to accept is the decider's to confirm, with reason and rights in the notice") {
    Hall hall;
    auto answer = hall.by(hall.clerk, receive_case, hall.submitted());
    answer = hall.by(hall.clerk, propose_declining, answer,
                     ProposeDeclining{DecliningReason::not_competent, "该事项由区级部门办理"});
    CHECK(refusal([&] { hall.by(hall.clerk, accept_case, answer); }) == atrium::problems::not_allowed_now);
    answer = hall.by(hall.decider, answer_declining, answer, AnswerDeclining{true, {}});
    CHECK(answer.state == CaseState::not_accepted);
    const auto seen = hall.shown(hall.applicant, answer);
    const auto notice =
        hall.town.ask(show_notice, *answer.number, Id<Notice>{*id_value(seen.notices.back().id)});
    CHECK(notice.rights.size() == 2);
}

}  // namespace atrium::cases

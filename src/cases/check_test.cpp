#include "cases/check.h"

#include "cases/hall_for_test.h"

namespace atrium::cases {

using namespace std::chrono_literals;

TEST_CASE("what was found on a material is the office's own note, and holds until it is handed in anew") {
    Hall hall;
    auto answer = hall.by(hall.clerk, receive_case, hall.submitted());
    hall.town.as(hall.clerk).run(check_material, *answer.number, hall.material(), CheckMaterial{});
    hall.town.as(hall.clerk)
        .run(check_material, *answer.number, hall.material(),
             CheckMaterial{DefectCode::illegible, "请重新扫描后上传"});
    const auto checks = hall.shown(hall.handler, answer).checks;
    REQUIRE(checks.size() == 1);
    CHECK(checks.front().defect == DefectCode::illegible);
    CHECK(hall.shown(hall.applicant, answer).checks.empty());
    CHECK(hall.shown(hall.clerk, answer).version == answer.version);

    answer = hall.by(hall.clerk, require_supplement, answer,
                     RequireSupplement{{{hall.material(), DefectCode::illegible, "请重新扫描后上传"}}});
    hall.town.later(24h);
    const auto handed = hall.town.as(hall.applicant)
                            .ask(check_hand_in, *answer.number, {.materials = {{hall.material(), {}, true}}});
    hall.town.expecting(answer.version).write([&](Context& context) { answer = hand_in(context, handed); });
    CHECK(hall.shown(hall.clerk, answer).checks.empty());
}

TEST_CASE("a check of a material that the item does not ask for, of a closed case, or too long, is refused") {
    Hall hall;
    auto answer = hall.by(hall.clerk, receive_case, hall.submitted());
    const auto check = [&](const std::string& material, CheckMaterial request) {
        return refusal(
            [&] { hall.town.as(hall.clerk).run(check_material, *answer.number, material, request); });
    };
    CHECK(check("nothing", {}) == atrium::problems::not_found);
    CHECK(check(hall.material(), {DefectCode::expired, std::string(501, 'x')}) ==
          atrium::problems::invalid_input);
    answer = hall.by(hall.clerk, propose_declining, answer,
                     ProposeDeclining{DecliningReason::not_competent, "该事项由区级部门办理"});
    answer = hall.by(hall.decider, answer_declining, answer, AnswerDeclining{true, {}});
    CHECK(check(hall.material(), {}) == atrium::problems::not_allowed_now);
}

TEST_CASE("the due date of a clock is explained day by day to whoever may read the case") {
    Hall hall;
    const auto answer = hall.submitted();
    const auto clock = hall.shown(hall.clerk, answer).clocks.front();
    const auto explained = hall.town.as(hall.clerk).ask(show_clock, *answer.number, clock.id);
    CHECK(explained.due_date == clock.due_date);
    REQUIRE(explained.days.size() > 5);
    CHECK(explained.days.front().reason == calendar::DayReason::start);
    CHECK(explained.days.back().is_due);
    const auto other = citizen(hall.town, "李四");
    CHECK(refusal([&] { hall.town.as(other).ask(show_clock, *answer.number, clock.id); }) ==
          atrium::problems::not_found);
}

TEST_CASE("staff read the item and its form as they stood when the case began") {
    Hall hall;
    const auto answer = hall.submitted();
    const auto seen = hall.town.as(hall.clerk).ask(case_item, *answer.number);
    CHECK(seen.code == hall.item->code);
    CHECK(seen.asked.front() == hall.material());
    CHECK(seen.form.has_value() == (hall.item->form != nullptr));
    CHECK_FALSE(seen.names.at("material-needs").empty());
    const auto other = citizen(hall.town, "李四");
    CHECK(refusal([&] { hall.town.as(other).ask(case_item, *answer.number); }) ==
          atrium::problems::not_found);
}

TEST_CASE("a refusal rests on the provision that the decider names, else on the item's first") {
    for (const auto& [law, printed] :
         {std::pair<std::optional<std::string>, std::string>{"《社会救助暂行办法》第四十七条",
                                                             "《社会救助暂行办法》第四十七条"},
          {std::nullopt, "《"}}) {
        Hall hall;
        auto answer = hall.pending();
        CHECK(refusal([&] {
                  hall.by(hall.decider, decide_case, answer,
                          Decide{DecisionResult::refuse, "不符合救助条件。", "法"});
              }) == atrium::problems::invalid_input);
        answer = hall.by(hall.decider, decide_case, answer,
                         Decide{DecisionResult::refuse, "不符合救助条件。", law});
        const auto notice =
            hall.town.as(hall.decider)
                .ask(show_notice, *answer.number,
                     Id<Notice>{*id_value(hall.shown(hall.decider, answer).notices.back().id)});
        CHECK(notice.paragraphs.back().find("依据" + printed) == 0);
        CHECK(notice.rights.size() == 2);
    }
}

}  // namespace atrium::cases

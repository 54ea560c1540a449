#include "cases/answers.h"

#include "cases/hall_for_test.h"
#include "cases/problems.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium::cases {
namespace {

constexpr std::string_view number = "370281199001010010";

// A received case whose form holds the number of a person.
CaseAnswer with_number(Hall& hall) {
    const auto draft = hall.begun();
    CaseAnswer out;
    hall.town.as(hall.applicant).expecting(draft.version).write([&](Context& context) {
        const auto key = id_text(draft.id.value);
        out = submit_case(context, {key, case_of(context.reading(), key),
                                    json::object{{"applicant_number", json::string(number)}}});
    });
    return hall.by(hall.clerk, receive_case, out);
}

}  // namespace

TEST_CASE("the form lies encrypted in the database; its applicant reads it in full, staff masked") {
    Hall hall;
    const auto answer = with_number(hall);
    CHECK(hall.town.count("cases_case", "answers LIKE '%19900101%'") == 0);
    CHECK(hall.shown(hall.applicant, answer).answers.at("applicant_number") == json::value(number));
    CHECK(hall.shown(hall.clerk, answer).answers.at("applicant_number") == json::value("370281********0010"));
}

TEST_CASE("whoever has the case to work on may see the form in full, and it is written down why") {
    Hall hall;
    const auto answer = with_number(hall);
    const auto seen = hall.town.as(hall.clerk).run(view_answers, *answer.number, {"核对身份证"});
    CHECK(seen.value.answers.at("applicant_number") == json::value(number));
    CHECK(hall.town.count("ledger_event", "act = 'cases/view-answers' AND reason = '核对身份证'") == 1);
    CHECK(refusal([&] { hall.town.as(hall.delivery).run(view_answers, *answer.number, {"看看而已"}); }) ==
          problems::wrong_role);
    CHECK(refusal([&] { hall.town.as(hall.clerk).run(view_answers, *answer.number, {""}); }) ==
          atrium::problems::invalid_input);
    CHECK(hall.town.count("ledger_event", "act = 'cases/view-answers'") == 1);
}

}  // namespace atrium::cases

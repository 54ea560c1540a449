#include "cases/answers.h"

#include "cases/problems.h"
#include "crypto/number_vault.h"
#include "forms/answers.h"

namespace atrium::cases {

json::object answers_of(const Reading& reading, const Case& one) {
    if (one.answers.empty()) return {};
    return parse_stored(reading.service<crypto::NumberVault>().decrypt_text(one.answers)).as_object();
}

void keep_answers(Context& context, Case& one, const json::object& answers) {
    one.answers = context.service<crypto::NumberVault>().encrypt_text(json_text(answers), context.random);
}

json::object shown_answers(const Reading& reading, const Case& one, const forms::Form* form) {
    auto answers = answers_of(reading, one);
    if (is_applicant(reading.actor.role)) return answers;
    return form ? forms::masked(*form, std::move(answers)) : json::object{};
}

Answered<FullAnswers> view_answers(Context& context, std::string key, ViewAnswers request) {
    const auto one = case_of(context.reading(), key);
    if (!works_on(context.actor, one)) throw Problem(problems::wrong_role);
    if (characters(request.reason) < 2 || characters(request.reason) > 200)
        throw Problem(atrium::problems::invalid_input)
            .at("/reason", "BAD_FORMAT",
                Text{"请填写查看原因（2 至 200 字）", "Say why you need it, in 2 to 200 characters"});
    context.record({.act = "cases/view-answers", .subject = one.id.value, .reason = request.reason});
    return {.value = {answers_of(context.reading(), one)}, .headers = {{"Cache-Control", "no-store"}}};
}

}  // namespace atrium::cases

#include "identity/guardianship.h"

#include "identity/age.h"
#include "identity/named_person.h"
#include "identity/problems.h"
#include "identity/words.h"

namespace atrium::identity {
namespace {

void check(const Reading& reading, const RegisterGuardianship& request) {
    Problem problem{problems::invalid_input};
    const auto today = local_date(reading.now);
    check_number(request.ward.id_type, request.ward.number, today, "/ward/number", problem);
    check_number(request.guardian.id_type, request.guardian.number, today, "/guardian/number", problem);
    check_words(problem, request.document, 2, 100, "/document");
    if (request.valid_to && *request.valid_to <= today)
        problem.at("/valid_to", "BAD_FORMAT", Text{"应晚于今天", "should be later than today"});
    refuse_if_wrong(problem);
}

// The last day possible; refuses a ward who is of age, or of whom no birth date is known.
Date end_of_guardianship(const Reading& reading, const PersonRecord& ward) {
    const auto day = full_age_day(reading, ward);
    if (!day || *day <= local_date(reading.now))
        throw Problem(problems::invalid_input)
            .at("/ward/number", "BAD_FORMAT",
                Text{"被监护人应未满18周岁", "The ward should be under 18 years old"});
    return *day;
}

void check_guardian(const Reading& reading, const PersonRecord& guardian, const PersonRecord& ward) {
    if (guardian.id == ward.id || is_minor(reading, guardian, local_date(reading.now)))
        throw Problem(problems::invalid_input)
            .at("/guardian/number", "BAD_FORMAT",
                Text{"监护人应年满18周岁且不是本人", "The guardian is another person of full age"});
    if (guardian.id == reading.actor.person) throw Problem(problems::own_rights);
}

}  // namespace

Judged<MandateView> register_guardianship(Context& context, RegisterGuardianship request) {
    constexpr std::string_view act = "identity/register-guardianship";
    const auto reading = context.reading();
    check(reading, request);
    auto judged = verified_person(context, request.guardian, act, "/guardian");
    if (auto* refused = std::get_if<Problem>(&judged)) return std::move(*refused);
    auto judged_ward = person_at_counter(context, request.ward, act, "/ward");
    if (auto* refused = std::get_if<Problem>(&judged_ward)) return std::move(*refused);
    const auto& guardian = std::get<PersonRecord>(judged);
    const auto& ward = std::get<PersonRecord>(judged_ward);
    check_guardian(reading, guardian, ward);
    const auto last = end_of_guardianship(reading, ward);
    const auto one = add_mandate(context, {.principal_type = SubjectType::person,
                                           .principal = ward.id.value,
                                           .agent_id = guardian.id,
                                           .basis = MandateBasis::guardian,
                                           .valid_from = local_date(context.now),
                                           .valid_to = std::min(request.valid_to.value_or(last), last),
                                           .organ_id = context.actor.organization});
    context.record({.act = "identity/guardianship-seen",
                    .subject = one.id.value,
                    .data = {{"document", request.document}}});
    return view_of(reading, one);
}

MandateView end_guardianship(Context& context, Id<Mandate> id, EndGuardianship request) {
    check_words(request.reason, 2, 200, "/reason");
    auto one = mandate_to_change(context, id);
    if (const auto state = state_of(one, local_date(context.now));
        state == MandateState::expired || state == MandateState::revoked)
        throw Problem(problems::not_allowed_now,
                      Text{"监护登记已经失效", "The guardianship is no longer in force"});
    one.revoked_at = context.now;
    return change_mandate(context, std::move(one), "identity/guardianship-ended", request.reason);
}

}  // namespace atrium::identity

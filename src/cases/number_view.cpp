#include "cases/number_view.h"

#include "cases/problems.h"

namespace atrium::cases {

Answered<identity::FullNumber> view_number(Context& context, std::string key, identity::ViewNumber request) {
    const auto one = case_of(context.reading(), key);
    if (!works_on(context.actor, one)) throw Problem(problems::wrong_role);
    if (one.applicant_kind != ApplicantKind::person)
        throw Problem(atrium::problems::not_allowed_now,
                      Text{"单位的统一社会信用代码本就公开", "The code of an organization is public"});
    return {.value = identity::traced_number(context, {one.applicant}, one.id.value, request.reason),
            .headers = {{"Cache-Control", "no-store"}}};
}

}  // namespace atrium::cases

#pragma once

#include "cases/case.h"
#include "http/route.h"

namespace atrium::cases {

enum class Verdict { agree, disagree };
BOOST_DESCRIBE_ENUM(Verdict, agree, disagree)

// What an examiner, reviewer or decider wrote (审批意见): internal, never shown to the applicant.
struct Opinion {
    Id<Opinion> id;
    Id<Case> case_id;
    std::string step;  // the action: examine, propose, send_back, grant, refuse
    Id<Person> person;
    Role role = Role::handler;
    Verdict verdict = Verdict::agree;
    std::string text;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(Opinion, (), (id, case_id, step, person, role, verdict, text, at))

struct GiveOpinion {
    Verdict verdict = Verdict::agree;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(GiveOpinion, (), (verdict, text))

enum class DecisionResult { grant, refuse, send_back };
BOOST_DESCRIBE_ENUM(DecisionResult, grant, refuse, send_back)

struct Decide {
    DecisionResult result = DecisionResult::grant;
    std::string opinion;
    std::optional<std::string> law = std::nullopt;  // of a refusal; the item's first provision when not said
};
BOOST_DESCRIBE_STRUCT(Decide, (), (result, opinion, law))

// "《中华人民共和国食品安全法》第三十五条", the first provision that the item rests on.
std::string law_of(const catalog::Item&);

std::vector<Opinion> opinions_of(const Reading&, Id<Case>);
// Since the case was last taken or sent back, its examiner has written.
bool is_examined(const Reading&, Id<Case>);

CaseAnswer take_case(Context&, std::string key);                      // 办件签收
CaseAnswer examine_case(Context&, std::string key, GiveOpinion);      // 承办人审查
CaseAnswer propose_decision(Context&, std::string key, GiveOpinion);  // 审核人审核
Judged<CaseAnswer> decide_case(Context&, std::string key, Decide);    // 审批人决定

}  // namespace atrium::cases

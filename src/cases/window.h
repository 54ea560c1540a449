#pragma once

#include "cases/notice.h"
#include "http/route.h"

namespace atrium::cases {

// What a window does with an application: receives it, asks once for what is missing, accepts it
// (收件、一次告知、受理).

struct RequireSupplement {
    std::vector<Defect> defects;
};
BOOST_DESCRIBE_STRUCT(RequireSupplement, (), (defects))

enum class DecliningReason { not_competent, no_licence_needed, conditions_not_met, period_of_ban };
BOOST_DESCRIBE_ENUM(DecliningReason, not_competent, no_licence_needed, conditions_not_met, period_of_ban)
Text name_of(DecliningReason);

struct ProposeDeclining {
    DecliningReason reason = DecliningReason::not_competent;
    std::string explanation;
};
BOOST_DESCRIBE_STRUCT(ProposeDeclining, (), (reason, explanation))

struct AnswerDeclining {
    bool decline = false;
    std::optional<std::string> opinion = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(AnswerDeclining, (), (decline, opinion))

CaseAnswer receive_case(Context&, std::string key);
CaseAnswer accept_case(Context&, std::string key);
CaseAnswer require_supplement(Context&, std::string key, RequireSupplement);
CaseAnswer return_for_revision(Context&, std::string key, RequireSupplement);
CaseAnswer propose_declining(Context&, std::string key, ProposeDeclining);
Judged<CaseAnswer> answer_declining(Context&, std::string key, AnswerDeclining);
CaseAnswer confirm_withdrawal(Context&, std::string key);

// Ends the acceptance's clock and starts those of the handling: promised and by law.  Shared with deemed
// acceptance, whose clocks run from `since` (行政许可法 art. 32).
Case begin_handling(Context&, Case, Instant since);

}  // namespace atrium::cases

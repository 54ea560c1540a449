#pragma once

#include "cases/case.h"

namespace atrium::cases {

// How a case ends without a decision: at the applicant's wish, or because he did not answer.
Case end_withdrawn(Context&, Case, std::string_view action);

// What the program does when a period has run out (timers).
void deem_accepted(Context&, Id<Case>, Instant due_at);     // 行政许可法 art. 32: silence is acceptance
void return_overdue(Context&, Id<Case>, Instant due_at);    // 逾期未补正退件
void lapse_withdrawal(Context&, Id<Case>, Instant due_at);  // not confirmed within a working day

}  // namespace atrium::cases

#pragma once

#include "cases/case.h"
#include "forms/form.h"
#include "http/route.h"

namespace atrium::cases {

// What the applicant wrote into the form (申请表).  It is full of people's numbers, so it lies encrypted in
// the database as a whole, and who did not write it sees it masked.
json::object answers_of(const Reading&, const Case&);
void keep_answers(Context&, Case&, const json::object&);

// In full for its applicant, masked for everybody else.
json::object shown_answers(const Reading&, const Case&, const forms::Form*);

struct ViewAnswers {
    std::string reason;  // 查看原因
};
BOOST_DESCRIBE_STRUCT(ViewAnswers, (), (reason))
struct FullAnswers {
    json::object answers;
};
BOOST_DESCRIBE_STRUCT(FullAnswers, (), (answers))

// The form in full, for whoever has this case to work on; written down with the reason (services.md §1.7).
Answered<FullAnswers> view_answers(Context&, std::string key, ViewAnswers);

}  // namespace atrium::cases

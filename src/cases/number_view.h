#pragma once

#include "cases/case.h"
#include "http/route.h"
#include "identity/realname.h"

namespace atrium::cases {

// The applicant's citizen number in full, for whoever has this case to work on; written down with the reason
// (services.md §1.7).
Answered<identity::FullNumber> view_number(Context&, std::string key, identity::ViewNumber);

}  // namespace atrium::cases

#pragma once

#include "cases/view.h"

namespace atrium::cases {

// What happened, oldest first, from the audit rows.  Applicants are spared the steps inside the office.
std::vector<TimelineEntry> timeline_of(const Reading&, const Case&);

// The leaf of the decision, when there is one.
std::optional<std::string> decision_event_of(const std::vector<TimelineEntry>&);

}  // namespace atrium::cases

#pragma once

#include "cases/case.h"
#include "identity/authorisation.h"

namespace atrium::cases {

// Why the actor may not sign this decision in the name of his organ, if so: no authorisation in force covers
// item and kind (services.md §5.6).
std::optional<Problem> bar_to_signing(const Reading&, const Case&, identity::DecisionKind);

// The same for an act: a try without authority leaves a trace (越权) and is told to whoever watches.  The
// caller answers with the refusal (Judged); thrown, it would take the trace with it.
std::optional<Problem> refused_signature(Context&, const Case&, identity::DecisionKind);

// What the page of a decider says before he tries: which authorisation he lacks for what waits for him.
std::optional<std::string> missing_authority(const Reading&, const Case&);

}  // namespace atrium::cases

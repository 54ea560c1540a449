#include "cases/clock.h"
#include "cases/ending.h"
#include "cases/routes.h"

namespace atrium::cases {

void add_timers(Timers& timers) {
    timers.on("cases/pre-accept", deem_accepted);
    timers.on("cases/supplement", return_overdue);
    timers.on("cases/withdrawal", lapse_withdrawal);
}

void add_reactions(Reactions& reactions) {
    reactions.on("outlets/calendar-loaded", "cases/calendar", recompute_after_loading);
    reactions.on("cases/recompute-clocks", "cases/clocks", recompute_clocks);
}

}  // namespace atrium::cases

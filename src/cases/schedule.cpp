#include "cases/ending.h"
#include "cases/routes.h"

namespace atrium::cases {

void add_timers(Timers& timers) {
    timers.on("cases/pre-accept", deem_accepted);
    timers.on("cases/supplement", return_overdue);
    timers.on("cases/withdrawal", lapse_withdrawal);
}

}  // namespace atrium::cases

#pragma once

#include "engine/happenings.h"
#include "http/api.h"

namespace atrium::cases {

void add_routes(Api&);
void add_timers(Timers&);
void add_reactions(Reactions&);

}  // namespace atrium::cases

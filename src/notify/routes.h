#pragma once

#include "engine/happenings.h"
#include "http/api.h"

namespace atrium::notify {

void add_routes(Api&);
void add_reactions(Reactions&);

}  // namespace atrium::notify

#pragma once

#include "engine/happenings.h"
#include "http/api.h"

namespace atrium::identity {

void add_routes(Api&);

}  // namespace atrium::identity

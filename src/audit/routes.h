#pragma once

#include "http/api.h"

namespace atrium::audit {

void add_routes(Api&);

}  // namespace atrium::audit

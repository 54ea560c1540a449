#pragma once

#include "http/api.h"

namespace atrium::outlets {

void add_routes(Api&);

}  // namespace atrium::outlets

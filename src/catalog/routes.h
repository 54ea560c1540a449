#pragma once

#include "http/api.h"

namespace atrium::catalog {

void add_routes(Api&);

}  // namespace atrium::catalog

#include "outlets/routes.h"

#include "outlets/division_list.h"

namespace atrium::outlets {

void add_routes(Api& api) {
    api.add("GET /api/divisions", {"行政区划", "Administrative divisions"}, anybody, divisions);
}

}  // namespace atrium::outlets

#include "testing/items.h"

#include "catalog/load.h"

namespace atrium {

std::string load_items(Town& town) {
    town.as(system_actor()).write([](Context& context) {
        catalog::load_catalog(context, catalog::embedded_catalog());
    });
    return town.city().ask({}, [](const Reading& reading) {
        return reading.db.run("SELECT code FROM catalog_version WHERE state = 'active' ORDER BY code LIMIT 1")
            .value<std::string>(0, "code");
    });
}

}  // namespace atrium

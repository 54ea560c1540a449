#pragma once

#include "app/settings.h"

namespace atrium::app {

// Fills an empty database with the invented city of 胶州: the delivered catalogue, staff for its organs,
// citizens and enterprises, and cases in every state whose history ends today.  A database that holds a
// jurisdiction already is left as it is.  Everything comes from one seed number.
int demo(const Settings&, std::uint64_t seed);

}  // namespace atrium::app

#pragma once

#include "app/settings.h"

namespace atrium::app {

struct Demo {
    std::uint64_t seed = 370'281;  // everything comes from it
    int cases = 0;                 // past cases beside those whose story is told step by step
};

// Fills an empty database with the invented city of 胶州: the delivered catalogue, staff for its organs,
// citizens and enterprises, and cases in every state whose history ends today.  A database that holds a
// jurisdiction already is left as it is.
int demo(const Settings&, const Demo&);

}  // namespace atrium::app

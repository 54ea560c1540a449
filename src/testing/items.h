#pragma once

#include "testing/town.h"

namespace atrium {

// Fills the town with the delivered catalogue, for tests of modules that stand below it.  The code of the
// first item in use is returned.
std::string load_items(Town&);

}  // namespace atrium

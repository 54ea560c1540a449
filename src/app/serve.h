#pragma once

#include "app/settings.h"

namespace atrium::app {

// Serves all cities of the settings until the process is told to stop.  The answer is the process's exit
// code.
int serve(const Settings&);

}  // namespace atrium::app

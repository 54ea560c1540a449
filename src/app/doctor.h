#pragma once

#include "app/place.h"
#include "app/settings.h"

namespace atrium::app {

enum class Health { good, doubtful, bad };

// One thing that was looked at, and how it is.
struct Finding {
    Health health = Health::good;
    Words what;
};

struct Examination {
    bool file_bytes = true;  // reads every stored file and compares its digest
};

// Looks at a city from beside it, whether it is served or not: clock, disk, database, tables, ledger, timers,
// events, keys, files.
std::vector<Finding> examine(const Place&, const Settings&, Examination);

}  // namespace atrium::app

#pragma once

#include "app/demo_people.h"
#include "base/random.h"
#include "catalog/item_version.h"

namespace atrium::app {

// Fills the demo city with so many cases of the last four years, taken over as past ones: most are closed;
// one in ten waits at a window and one in twelve is being examined or decided.  Their applicants are further
// invented people, one for every twenty cases.
void write_past(City&, const Clock&, Random&, const DemoPeople&, const std::vector<catalog::ItemVersionPtr>&,
                int cases);

}  // namespace atrium::app

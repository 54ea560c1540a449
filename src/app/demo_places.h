#pragma once

#include "engine/city.h"

namespace atrium::app {

// The hall and the centres of the fourteen towns, with invented addresses and hours; one town has a market
// day.
void make_service_points(Context&);

}  // namespace atrium::app

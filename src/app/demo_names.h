#pragma once

#include "base/mobile.h"
#include "base/person_name.h"

namespace atrium::app {

// Names and numbers of the demo city's people, plainly invented and the same for the same n, counted from 0.
PersonName demo_name(int n);
// Issued in 胶州, with a sequence from 990 to 999; the first 140,000 are all different.
std::string demo_citizen_number(int n);
Mobile demo_mobile(int n);

}  // namespace atrium::app

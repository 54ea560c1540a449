#pragma once

#include "engine/city.h"

#include <map>

namespace atrium::app {

// The staff of one organ: a person for each step, so that nobody does two of them.
struct DemoStaff {
    Actor clerk, handler, reviewer, decider, delivery, administrator;
};

struct DemoPeople {
    std::map<Id<Organization>, DemoStaff> staff;
    std::vector<Actor> applicants;  // citizens for themselves, and for their enterprises
};

// Invented people: plausible birth dates, sequence numbers 990 to 999 in their citizen numbers, marked as
// invented. Everybody's password is shown on the sign-in page of a demo.
DemoPeople make_people(City&, const Clock&);

}  // namespace atrium::app

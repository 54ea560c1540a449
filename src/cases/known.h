#pragma once

#include "engine/context.h"
#include "forms/answers.h"

namespace atrium::cases {

// What is known of the actor and of whom he applies for, by the attributes of docs/form-profile.md, §7: what
// the government holds nobody is asked for again.  Numbers are in full: for drafts of one's own alone.
std::map<std::string, std::string> known_of(const Reading&);

// The answers with what is known put in: locked fields whatever was sent, others where nothing was.
json::object with_known(const Reading&, const forms::Form&, json::object answers);

}  // namespace atrium::cases

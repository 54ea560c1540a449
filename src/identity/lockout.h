#pragma once

#include "engine/context.h"

namespace atrium::identity {

// Five wrong passwords or codes in 15 minutes lock for 15 minutes (services.md §4), in real time.  What is
// counted is an account, or a login that nobody has: whoever guesses learns nothing from the difference.
std::string lock_subject(Id<Account>);
std::string lock_subject(const Reading&, std::string_view unknown_login);

// Refuses while the lock holds.
void refuse_if_locked(const Reading&, const std::string& subject);

// Counts one more.  Gives the refusal to answer with: `otherwise`, or that the account is locked from now on.
Problem count_wrong(Context&, const std::string& subject, Problem otherwise);
void forget_wrong(Context&, const std::string& subject);

}  // namespace atrium::identity

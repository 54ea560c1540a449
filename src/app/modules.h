#pragma once

#include "http/gateway.h"

#include <span>

namespace atrium::app {

// The modules in the order of src/modules.txt, which is the order in which their tables are made.
std::span<const std::string_view> module_names();

// Everything the server can be asked; everything modules do when others tell something or a stored moment
// comes.
const Api& api();
const Reactions& reactions();
const Timers& timers();

// The table of `identity`: which role has which permission.
bool allowed(const Actor&, Permission);
// Whose session the request carries; nothing when it carries none.
std::optional<SignedIn> signed_in(City&, const Request&);

}  // namespace atrium::app

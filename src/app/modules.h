#pragma once

#include "http/api.h"

#include <span>

namespace atrium::app {

// The modules in the order of src/modules.txt, which is the order in which their tables are made.
std::span<const std::string_view> module_names();

// Everything the server can be asked; everything modules do when others tell something or a stored moment comes.
const Api& api();
const Reactions& reactions();
const Timers& timers();

}  // namespace atrium::app

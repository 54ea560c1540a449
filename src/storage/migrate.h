#pragma once

#include "storage/database.h"

#include <span>

namespace atrium {

// Brings the tables of a jurisdiction up to this program: runs what has not run yet of
// src/<module>/migrations, in the order of the modules and of the numbers, each file in its own transaction.
// A file that has run and was changed afterwards is refused (std::runtime_error).  Returns how many ran.
int migrate(Connection&, Dialect, std::span<const std::string_view> modules);

// How many of them still have to run; /readyz asks.
int missing_migrations(Connection&, Dialect, std::span<const std::string_view> modules);

}  // namespace atrium

#pragma once

#include "storage/database.h"

#include <set>
#include <span>
#include <string>

namespace atrium {

// Brings the tables of a jurisdiction up to this program: runs what has not run yet of
// src/<module>/migrations, in the order of the modules and of the numbers, each file in its own transaction.
// A file that has run and was changed afterwards is refused (std::runtime_error).  Returns how many ran.
int migrate(Connection&, Dialect, std::span<const std::string_view> modules);

// The names of the steps that have run, without what tells the databases apart
// ("hall/migrations/001_ticket"). With `only`, of the steps just these are run: a backup is read into the
// tables that it was taken from.
std::set<std::string> steps_done(Connection&);
int migrate(Connection&, Dialect, std::span<const std::string_view> modules,
            const std::set<std::string>& only);

// How many of them still have to run; /readyz asks.
int missing_migrations(Connection&, Dialect, std::span<const std::string_view> modules);

}  // namespace atrium

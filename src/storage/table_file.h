#pragma once

#include "storage/database.h"

#include <filesystem>

namespace atrium {

// One table as a file that neither database owns: gzip over lines of JSON, the first with the names of the
// columns, each further one a row.  So what was taken from SQLite can be read into PostgreSQL, and back.
// Both answer with the number of rows.
std::int64_t write_table(Connection&, const std::string& table, const std::filesystem::path&);
std::int64_t read_table(Connection&, const std::string& table, const std::filesystem::path&);

}  // namespace atrium

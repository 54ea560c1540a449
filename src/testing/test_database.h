#pragma once

#include "storage/database.h"

#include <memory>
#include <string>

namespace atrium::testing {

// An empty database that is gone with this object: a file in a temporary folder, or a schema of the
// PostgreSQL cluster that ATRIUM_TEST_PG names (a libpq conninfo).
class TestDatabase {
public:
    TestDatabase();
    ~TestDatabase();
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    std::unique_ptr<Database> open() const;
    const std::string& address() const { return address_; }
    const std::string& folder() const { return folder_; }  // for keys and files

private:
    std::string folder_;
    std::string schema_;
    std::string address_;
};

}  // namespace atrium::testing

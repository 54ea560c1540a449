#include "testing/test_database.h"

#include "base/random.h"

#include <cstdlib>
#include <filesystem>

namespace atrium::testing {
namespace {

const char* postgres() { return std::getenv("ATRIUM_TEST_PG"); }

}  // namespace

TestDatabase::TestDatabase() {
    const auto name = "atrium_" + system_random().token();
    folder_ = (std::filesystem::temp_directory_path() / name).string();
    std::filesystem::create_directory(folder_);
    if (postgres()) {
        schema_ = name;
        address_ = std::string("postgresql:") + postgres() + " schema=" + schema_;
    } else {
        address_ = "sqlite:" + folder_ + "/city.db";
    }
}

TestDatabase::~TestDatabase() {
    if (!schema_.empty())
        open()->connect()->script("SET client_min_messages TO error; DROP SCHEMA " + schema_ + " CASCADE");
    std::filesystem::remove_all(folder_);
}

std::unique_ptr<Database> TestDatabase::open() const { return open_database(address_); }

}  // namespace atrium::testing

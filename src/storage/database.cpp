#include "storage/database.h"

namespace atrium {

bool Database::leads(std::unique_ptr<Connection>&) { return true; }

std::unique_ptr<Database> open_database(const std::string& address) {
    if (address.starts_with("sqlite:")) return open_sqlite(address.substr(7));
    if (!address.starts_with("postgresql:"))
        throw std::runtime_error("a database address starts with sqlite: or postgresql:, not as in \"" +
                                 address.substr(0, 20) + "\"");
    auto conninfo = address.substr(11);
    std::string schema = "public";
    if (const auto at = conninfo.rfind(" schema="); at != conninfo.npos) {
        schema = conninfo.substr(at + 8);
        conninfo.resize(at);
    }
    return open_postgres(conninfo, schema);
}

}  // namespace atrium

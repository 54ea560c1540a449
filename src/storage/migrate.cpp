#include "storage/migrate.h"

#include "base/embedded.h"

#include <map>

namespace atrium {
namespace {

struct Step {
    std::string_view name;  // "hall/migrations/001_ticket.sql"
    std::string_view sql;
};

// Where the databases differ there are two files, 004_words.sqlite.sql and 004_words.postgres.sql.
bool meant_for(std::string_view path, Dialect dialect) {
    if (path.ends_with(".sqlite.sql")) return dialect == Dialect::sqlite;
    if (path.ends_with(".postgres.sql")) return dialect == Dialect::postgres;
    return path.ends_with(".sql");
}

std::vector<Step> steps_for(Dialect dialect, std::span<const std::string_view> modules) {
    std::vector<Step> out;
    for (const auto module : modules)
        for (const auto& file :
             embedded::migrations())  // sorted by path, which is the order of their numbers
            if (file.path.starts_with(std::string(module) + "/migrations/") && meant_for(file.path, dialect))
                out.push_back({file.path, file.bytes});
    return out;
}

// SQLite keeps a table in the order of its INTEGER PRIMARY KEY alone; BIGINT would cost a second tree for
// every table.  Such a key fills itself when NULL is given, which PostgreSQL refuses: nobody does.
std::string as_run(std::string_view sql, Dialect dialect) {
    constexpr std::string_view wide = "BIGINT PRIMARY KEY", own = "INTEGER PRIMARY KEY";
    std::string out(sql);
    if (dialect != Dialect::sqlite) return out;
    for (auto at = out.find(wide); at != std::string::npos; at = out.find(wide, at + own.size()))
        out.replace(at, wide.size(), own);
    return out;
}

std::map<std::string, std::string> texts_done(Connection& connection) {
    std::map<std::string, std::string> out;
    const auto rows = connection.run("SELECT name, sql FROM schema_change");
    for (std::size_t i = 0; i < rows.size(); ++i)
        out[rows.value<std::string>(i, "name")] = rows.value<std::string>(i, "sql");
    return out;
}

// "hall/migrations/001_ticket", whichever database the file is meant for.
std::string plain_name(std::string_view path) {
    for (const std::string_view ending : {".sqlite.sql", ".postgres.sql", ".sql"})
        if (path.ends_with(ending)) return std::string(path.substr(0, path.size() - ending.size()));
    return std::string(path);
}

int run_steps(Connection& connection, Dialect dialect, const std::vector<Step>& steps) {
    connection.script("CREATE TABLE IF NOT EXISTS schema_change (name TEXT PRIMARY KEY, sql TEXT NOT NULL)");
    const auto done = texts_done(connection);
    int ran = 0;
    for (const auto& step : steps) {
        const auto known = done.find(std::string(step.name));
        if (known == done.end()) {
            connection.script("BEGIN");
            connection.script(as_run(step.sql, dialect));
            connection.run("INSERT INTO schema_change (name, sql) VALUES ($1, $2)", step.name, step.sql);
            connection.script("COMMIT");
            ++ran;
        } else if (known->second != step.sql) {
            throw std::runtime_error(std::string(step.name) + " was changed after it had been applied");
        }
    }
    return ran;
}

}  // namespace

int migrate(Connection& connection, Dialect dialect, std::span<const std::string_view> modules) {
    return run_steps(connection, dialect, steps_for(dialect, modules));
}

int migrate(Connection& connection, Dialect dialect, std::span<const std::string_view> modules,
            const std::set<std::string>& only) {
    std::vector<Step> steps;
    std::set<std::string> unknown = only;
    for (const auto& step : steps_for(dialect, modules))
        if (unknown.erase(plain_name(step.name)) > 0) steps.push_back(step);
    if (!unknown.empty())
        throw std::runtime_error("this program does not know the step " + *unknown.begin() +
                                 ": a newer one has made it");
    return run_steps(connection, dialect, steps);
}

std::set<std::string> steps_done(Connection& connection) {
    std::set<std::string> out;
    for (const auto& [name, sql] : texts_done(connection)) out.insert(plain_name(name));
    return out;
}

int missing_migrations(Connection& connection, Dialect dialect, std::span<const std::string_view> modules) {
    const auto done = texts_done(connection);
    int missing = 0;
    for (const auto& step : steps_for(dialect, modules))
        missing += done.contains(std::string(step.name)) ? 0 : 1;
    return missing;
}

}  // namespace atrium

#pragma once

#include "storage/tx.h"

#include <functional>
#include <memory>
#include <string>

namespace atrium {

// The database refused because somebody else was first; the same work may succeed when it is repeated.
class Conflict : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// One connection: statements, and the borders of transactions around them.
class Connection : public Tx {
public:
    virtual void begin_reading() = 0;  // a snapshot that cannot write
    virtual void begin_writing() = 0;
    virtual void commit() = 0;  // durable when it returns
    virtual void rollback() = 0;
    virtual void savepoint() = 0;
    virtual void release() = 0;
    virtual void rollback_to_savepoint() = 0;  // and forgets the savepoint

    // The tables of this jurisdiction, in the order in which they were made.
    virtual std::vector<std::string> tables() = 0;
    // All rows of one table, some thousand at a time, inside the present transaction.
    virtual void each_row(const std::string& table, const std::function<void(const Rows&)>& take) = 0;
    // Rows come in any order while `fill` runs; foreign keys are judged when it has ended, inside the present
    // transaction.
    virtual void fill_in_any_order(const std::function<void()>& fill) = 0;
    // What is wrong with the stored bytes themselves, as the database finds it; nothing when all is well.
    virtual std::vector<std::string> damages() = 0;
};

enum class Dialect { sqlite, postgres };
BOOST_DESCRIBE_ENUM(Dialect, sqlite, postgres)

// Where one jurisdiction lives: an SQLite file or a PostgreSQL schema.
class Database {
public:
    virtual ~Database() = default;
    virtual Dialect dialect() const = 0;
    virtual std::unique_ptr<Connection> connect() = 0;
    // What the tables take on the disk of whoever keeps them.
    virtual std::int64_t size_bytes(Tx&) = 0;
    // True on the one node that runs the jurisdiction's timers and listeners.  `held` keeps the claim alive.
    virtual bool leads(std::unique_ptr<Connection>& held);
};

// "sqlite:PATH" or "postgresql:CONNINFO" with an optional " schema=NAME" at its end.  An operator's mistake
// is a std::runtime_error that says what is wrong.
std::unique_ptr<Database> open_database(const std::string& address);

std::unique_ptr<Database> open_sqlite(const std::string& path);
std::unique_ptr<Database> open_postgres(const std::string& conninfo, const std::string& schema);

}  // namespace atrium

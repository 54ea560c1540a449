#include "storage/database.h"

#include <sqlite3.h>

#include <filesystem>
#include <mutex>
#include <unordered_map>

namespace atrium {
namespace {

struct CloseDb {
    void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
struct Finalize {
    void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
};
using Db = std::unique_ptr<sqlite3, CloseDb>;
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

// Statements are found by their text without a copy of it.
struct HashOfText {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

constexpr std::size_t rows_at_once = 2'000;

// $1 is a named parameter for SQLite; which number it got depends on where it first stands in the text.
struct Prepared {
    Statement statement;
    std::vector<int> places;  // places[i]: SQLite's number of $(i + 1), 0 when the text does not use it
    std::vector<std::string> columns;
};

void bind(sqlite3_stmt* s, int at, const Cell& value) {
    if (at == 0) return;
    if (const auto* text = std::get_if<std::string>(&value))
        sqlite3_bind_text64(s, at, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    else if (const auto* number = std::get_if<std::int64_t>(&value)) sqlite3_bind_int64(s, at, *number);
    else if (const auto* truth = std::get_if<bool>(&value)) sqlite3_bind_int(s, at, *truth);
    else if (const auto* real = std::get_if<double>(&value)) sqlite3_bind_double(s, at, *real);
    else sqlite3_bind_null(s, at);
}

Cell column_cell(sqlite3_stmt* s, int column) {
    switch (sqlite3_column_type(s, column)) {
        case SQLITE_INTEGER: return sqlite3_column_int64(s, column);
        case SQLITE_FLOAT: return sqlite3_column_double(s, column);
        case SQLITE_TEXT:
            return std::string(reinterpret_cast<const char*>(sqlite3_column_text(s, column)),
                               static_cast<std::size_t>(sqlite3_column_bytes(s, column)));
        default: return std::monostate{};
    }
}

class SqliteConnection final : public Connection {
public:
    explicit SqliteConnection(const std::string& path) {
        sqlite3* raw = nullptr;
        const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
        const int opened = sqlite3_open_v2(path.c_str(), &raw, flags, nullptr);
        db_.reset(raw);
        if (opened != SQLITE_OK)
            throw std::runtime_error("the database file cannot be opened: " +
                                     std::string(sqlite3_errstr(opened)));
        sqlite3_extended_result_codes(raw, 1);
        sqlite3_busy_timeout(raw, 10'000);
        // Durable at every commit.  Whoever commits moves the write-ahead log into the file when it has 16
        // MB, and nobody does it beside him: decision 013.
        script(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA wal_autocheckpoint=4000;"
            "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16384; PRAGMA trusted_schema=OFF");
    }

    void script(const std::string& sql) override {
        if (sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql);
    }
    Rows execute(std::string_view sql, std::span<const Cell> params) override {
        auto& prepared = prepare(sql);
        auto* s = prepared.statement.get();
        for (std::size_t i = 0; i < params.size() && i < prepared.places.size(); ++i)
            bind(s, prepared.places[i], params[i]);
        Rows rows(prepared.columns);
        int rc = SQLITE_ROW;
        while ((rc = sqlite3_step(s)) == SQLITE_ROW)
            for (int c = 0; c < static_cast<int>(prepared.columns.size()); ++c) rows.add(column_cell(s, c));
        sqlite3_reset(s);
        if (rc != SQLITE_DONE) fail(sql);
        return rows;
    }

    void begin_reading() override { execute("BEGIN", {}); }
    void begin_writing() override { execute("BEGIN IMMEDIATE", {}); }
    void commit() override { execute("COMMIT", {}); }
    void rollback() override {
        if (sqlite3_get_autocommit(db_.get()) == 0) execute("ROLLBACK", {});
    }
    void savepoint() override { execute("SAVEPOINT one", {}); }
    void release() override { execute("RELEASE one", {}); }
    void rollback_to_savepoint() override {
        execute("ROLLBACK TO one", {});
        execute("RELEASE one", {});
    }
    std::vector<std::string> tables() override {
        const auto rows = execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
            {});
        std::vector<std::string> out;
        for (std::size_t i = 0; i < rows.size(); ++i) out.push_back(rows.value<std::string>(i, "name"));
        return out;
    }
    void each_row(const std::string& table, const std::function<void(const Rows&)>& take) override {
        const auto sql = "SELECT * FROM " + table;
        auto& prepared = prepare(sql);
        auto* s = prepared.statement.get();
        Rows rows(prepared.columns);
        int rc = SQLITE_ROW;
        while ((rc = sqlite3_step(s)) == SQLITE_ROW) {
            for (int c = 0; c < static_cast<int>(prepared.columns.size()); ++c) rows.add(column_cell(s, c));
            if (rows.size() < rows_at_once) continue;
            take(rows);
            rows.clear();
        }
        sqlite3_reset(s);
        if (rc != SQLITE_DONE) fail(sql);
        if (!rows.empty()) take(rows);
    }
    void fill_in_any_order(const std::function<void()>& fill) override {
        script("PRAGMA defer_foreign_keys=ON");
        fill();
        const auto broken = execute("PRAGMA foreign_key_check", {});
        if (!broken.empty())
            throw std::runtime_error("sqlite: a row of " + text_of(broken.at(0, "table")) +
                                     " points nowhere");
    }
    std::vector<std::string> damages() override {
        std::vector<std::string> out;
        const auto found = execute("PRAGMA integrity_check(20)", {});
        for (std::size_t i = 0; i < found.size(); ++i)
            if (const auto said = found.value<std::string>(i, "integrity_check"); said != "ok")
                out.push_back(said);
        const auto broken = execute("PRAGMA foreign_key_check", {});
        for (std::size_t i = 0; i < std::min<std::size_t>(broken.size(), 20); ++i)
            out.push_back("a row of " + text_of(broken.at(i, "table")) + " points nowhere");
        return out;
    }

private:
    Prepared& prepare(std::string_view sql) {
        const auto known = statements_.find(sql);
        if (known != statements_.end()) return known->second;
        if (statements_.size() > 500) statements_.clear();  // texts put together at run time must not pile up
        sqlite3_stmt* raw = nullptr;
        if (sqlite3_prepare_v3(db_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                               &raw, nullptr) != SQLITE_OK)
            fail(sql);
        Prepared out{Statement{raw}, {}, {}};
        for (int n = 1; n <= sqlite3_bind_parameter_count(raw); ++n) {
            const auto mark = static_cast<std::size_t>(std::stoi(sqlite3_bind_parameter_name(raw, n) + 1));
            if (out.places.size() < mark) out.places.resize(mark, 0);
            out.places[mark - 1] = n;
        }
        for (int c = 0; c < sqlite3_column_count(raw); ++c)
            out.columns.emplace_back(sqlite3_column_name(raw, c));
        return statements_.emplace(std::string(sql), std::move(out)).first->second;
    }
    [[noreturn]] void fail(std::string_view sql) {
        const auto code = sqlite3_errcode(db_.get());
        const auto message =
            std::string("sqlite: ") + sqlite3_errmsg(db_.get()) + " in: " + std::string(sql.substr(0, 120));
        if ((code & 0xFF) == SQLITE_BUSY || (code & 0xFF) == SQLITE_LOCKED) throw Conflict(message);
        throw std::runtime_error(message);
    }

    Db db_;
    std::unordered_map<std::string, Prepared, HashOfText, std::equal_to<>>
        statements_;  // finalized before the connection closes
};

class SqliteDatabase final : public Database {
public:
    explicit SqliteDatabase(std::string path) : path_(std::move(path)), keeper_(path_) {}
    Dialect dialect() const override { return Dialect::sqlite; }
    std::unique_ptr<Connection> connect() override { return std::make_unique<SqliteConnection>(path_); }
    std::int64_t size_bytes(Tx&) override {
        std::int64_t out = 0;
        for (const auto* ending : {"", "-wal"}) {
            std::error_code absent;
            const auto size = std::filesystem::file_size(path_ + ending, absent);
            out += absent ? 0 : static_cast<std::int64_t>(size);
        }
        return out;
    }

private:
    std::string path_;
    SqliteConnection keeper_;  // stays open: a connection that is replaced is never the last one to close
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const std::string& path) {
    return std::make_unique<SqliteDatabase>(path);
}

}  // namespace atrium

#include <postgresql/libpq-fe.h>

#include <charconv>
#include <deque>
#include <unordered_map>

#include "storage/database.h"

namespace atrium {
namespace {

struct CloseConn {
    void operator()(PGconn* c) const { PQfinish(c); }
};
struct ClearResult {
    void operator()(PGresult* r) const { PQclear(r); }
};
using Conn = std::unique_ptr<PGconn, CloseConn>;
using Result = std::unique_ptr<PGresult, ClearResult>;

// After so many statements in flight their answers are fetched: neither side's buffer may fill up.
constexpr std::size_t most_in_flight = 64;

std::optional<std::string> parameter_text(const Cell& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
    if (const auto* real = std::get_if<double>(&value)) return fmt::format("{}", *real);
    return std::nullopt;
}

Cell number_cell(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size()) return value;
    return std::stod(std::string(text));
}

Cell column_cell(PGresult* r, int row, int column) {
    if (PQgetisnull(r, row, column)) return std::monostate{};
    const std::string_view text(PQgetvalue(r, row, column),
                                static_cast<std::size_t>(PQgetlength(r, row, column)));
    switch (PQftype(r, column)) {
        case 16: return text == "t";
        case 20:
        case 21:
        case 23:
        case 700:
        case 701:
        case 1700: return number_cell(text);
        default: return std::string(text);
    }
}

Rows rows_of(PGresult* r) {
    std::vector<std::string> columns;
    for (int c = 0; c < PQnfields(r); ++c) columns.emplace_back(PQfname(r, c));
    Rows rows(std::move(columns));
    rows.reserve(static_cast<std::size_t>(PQntuples(r)));
    for (int row = 0; row < PQntuples(r); ++row)
        for (int c = 0; c < PQnfields(r); ++c) rows.add(column_cell(r, row, c));
    return rows;
}

// Two nodes that did the same at the same time: serialization failure, deadlock, or both inserted the same
// key.
bool repeatable(std::string_view state) { return state == "40001" || state == "40P01" || state == "23505"; }

// libpq in pipeline mode: statements whose answer nobody needs are on their way while the next ones are
// prepared.
class PostgresConnection final : public Connection {
public:
    PostgresConnection(const std::string& conninfo, const std::string& schema)
        : db_(PQconnectdb(conninfo.c_str())) {
        if (PQstatus(db_.get()) != CONNECTION_OK)
            throw std::runtime_error("postgresql: " + std::string(PQerrorMessage(db_.get())));
        PQsetNoticeProcessor(db_.get(), [](void*, const char*) {}, nullptr);
        const auto name = std::unique_ptr<char, void (*)(void*)>(
            PQescapeIdentifier(db_.get(), schema.data(), schema.size()), PQfreemem);
        PQenterPipelineMode(db_.get());
        script("CREATE SCHEMA IF NOT EXISTS " + std::string(name.get()) + "; SET search_path TO " +
               name.get() + "; SET client_encoding TO 'UTF8'; SET synchronous_commit TO on");
    }

    void script(const std::string& sql) override {
        drain();
        PQexitPipelineMode(db_.get());
        const Result result{PQexec(db_.get(), sql.c_str())};
        PQenterPipelineMode(db_.get());
        const auto status = PQresultStatus(result.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY)
            refuse(result.get(), sql);
    }
    Rows execute(std::string_view sql, std::span<const Cell> params) override {
        dispatch(sql, params);
        return drain();
    }
    void post(std::string_view sql, std::span<const Cell> params) override {
        dispatch(sql, params);
        if (in_flight_.size() > most_in_flight || !in_transaction_) drain();
    }

    void begin_reading() override { begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); }
    void begin_writing() override { begin("BEGIN ISOLATION LEVEL SERIALIZABLE"); }
    void commit() override { end("COMMIT"); }
    void rollback() override { end("ROLLBACK"); }
    void savepoint() override { post("SAVEPOINT one", {}); }
    void release() override { post("RELEASE SAVEPOINT one", {}); }
    void rollback_to_savepoint() override {
        execute("ROLLBACK TO SAVEPOINT one", {});
        release();
    }

    std::vector<std::string> tables() override {
        const auto rows = execute(
            "SELECT CAST(relname AS TEXT) AS name FROM pg_class WHERE relkind = 'r' "
            "AND relnamespace = current_schema()::regnamespace ORDER BY oid",
            {});
        std::vector<std::string> out;
        for (std::size_t i = 0; i < rows.size(); ++i) out.push_back(rows.value<std::string>(i, "name"));
        return out;
    }
    // Each table has a cursor of its own: a prepared FETCH keeps the columns of its first one.
    void each_row(const std::string& table, const std::function<void(const Rows&)>& take) override {
        execute("DECLARE rows_of_" + table + " NO SCROLL CURSOR FOR SELECT * FROM " + table, {});
        for (;;) {
            const auto rows = execute("FETCH FORWARD 2000 FROM rows_of_" + table, {});
            if (rows.empty()) break;
            take(rows);
        }
        execute("CLOSE rows_of_" + table, {});
    }
    // They are taken away and made again, which judges every row: only a superuser may switch them off.
    void fill_in_any_order(const std::function<void()>& fill) override {
        const auto keys = execute(
            "SELECT CAST(conrelid::regclass AS TEXT) AS of_table, CAST(conname AS TEXT) AS name, "
            "pg_get_constraintdef(oid) AS said FROM pg_constraint WHERE contype = 'f' "
            "AND connamespace = current_schema()::regnamespace ORDER BY oid",
            {});
        const auto key = [&](std::size_t i, std::string_view column) {
            return keys.value<std::string>(i, column);
        };
        for (std::size_t i = 0; i < keys.size(); ++i)
            execute("ALTER TABLE " + key(i, "of_table") + " DROP CONSTRAINT " + key(i, "name"), {});
        fill();
        for (std::size_t i = 0; i < keys.size(); ++i)
            execute("ALTER TABLE " + key(i, "of_table") + " ADD CONSTRAINT " + key(i, "name") + " " +
                        key(i, "said"),
                    {});
    }
    // Checksums of pages are the cluster's own matter; what can be seen from here are indexes and keys that
    // were never finished.
    std::vector<std::string> damages() override {
        const auto found = execute(
            "SELECT 'the index ' || CAST(indexrelid::regclass AS TEXT) || ' is not valid' AS said FROM pg_index i "
            "JOIN pg_class c ON c.oid = i.indrelid WHERE NOT i.indisvalid "
            "AND c.relnamespace = current_schema()::regnamespace "
            "UNION ALL SELECT 'the constraint ' || conname || ' was never judged' FROM pg_constraint "
            "WHERE NOT convalidated AND connamespace = current_schema()::regnamespace",
            {});
        std::vector<std::string> out;
        for (std::size_t i = 0; i < found.size(); ++i) out.push_back(found.value<std::string>(i, "said"));
        return out;
    }

private:
    struct InFlight {
        std::string sql;
        bool preparation;
    };

    void begin(std::string_view sql) {
        in_transaction_ = true;
        post(sql, {});
    }
    // Without a sync the server would go on in one implicit transaction after the explicit one.
    void end(std::string_view sql) {
        in_transaction_ = false;
        execute(sql, {});
    }

    void dispatch(std::string_view sql, std::span<const Cell> params) {
        const auto& name = prepare(sql);
        std::vector<std::optional<std::string>> texts;
        std::vector<const char*> values;
        texts.reserve(params.size());
        for (const auto& param : params) {
            const auto& text = texts.emplace_back(parameter_text(param));
            values.push_back(text ? text->c_str() : nullptr);
        }
        if (!PQsendQueryPrepared(db_.get(), name.c_str(), static_cast<int>(values.size()), values.data(),
                                 nullptr, nullptr, 0))
            lost();
        in_flight_.push_back({std::string(sql), false});
    }

    const std::string& prepare(std::string_view sql) {
        if (const auto known = names_.find(std::string(sql)); known != names_.end()) return known->second;
        const auto name = "s" + std::to_string(prepared_++);
        if (!PQsendPrepare(db_.get(), name.c_str(), std::string(sql).c_str(), 0, nullptr)) lost();
        in_flight_.push_back({std::string(sql), true});
        return names_.emplace(std::string(sql), name).first->second;
    }

    // Fetches the answers of everything in flight; returns the last one.
    Rows drain() {
        if (in_flight_.empty()) return {};
        const bool sync = !in_transaction_;
        if (!(sync ? PQpipelineSync(db_.get()) : PQsendFlushRequest(db_.get())) || PQflush(db_.get()) < 0)
            lost();
        Rows last;
        while (!in_flight_.empty()) {
            const auto sent = std::move(in_flight_.front());
            in_flight_.pop_front();
            const Result result{PQgetResult(db_.get())};
            if (!result) lost();
            const auto status = PQresultStatus(result.get());
            if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
                if (sent.preparation) names_.erase(sent.sql);
                resynchronise(sync);
                refuse(result.get(), sent.sql);
            }
            if (!sent.preparation && in_flight_.empty()) last = rows_of(result.get());
            if (Result{PQgetResult(db_.get())}) lost();  // each command's answers end with a null
        }
        if (sync && PQresultStatus(Result{PQgetResult(db_.get())}.get()) != PGRES_PIPELINE_SYNC) lost();
        return last;
    }

    // After an error the server skips everything up to the next sync; what was prepared in between does not
    // exist.
    void resynchronise(bool sync_is_sent) {
        if (!sync_is_sent && !PQpipelineSync(db_.get())) lost();
        for (const auto& skipped : in_flight_)
            if (skipped.preparation) names_.erase(skipped.sql);
        in_flight_.clear();
        for (int nulls = 0; nulls < 2 * static_cast<int>(most_in_flight) + 8;) {
            const Result result{PQgetResult(db_.get())};
            if (!result) {
                ++nulls;
                if (PQstatus(db_.get()) != CONNECTION_OK) lost();
                continue;
            }
            if (PQresultStatus(result.get()) == PGRES_PIPELINE_SYNC) return;
        }
        lost();
    }

    [[noreturn]] void refuse(const PGresult* result, std::string_view sql) {
        const auto* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
        const auto* primary =
            PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);  // without the values of the row
        const auto message = "postgresql: " + std::string(primary ? primary : "no answer") +
                             " in: " + std::string(sql.substr(0, 120));
        if (state && repeatable(state)) throw Conflict(message);
        throw std::runtime_error(message);
    }
    [[noreturn]] void lost() {
        throw std::runtime_error("postgresql: the connection is lost: " +
                                 std::string(PQerrorMessage(db_.get())));
    }

    Conn db_;
    std::unordered_map<std::string, std::string> names_;
    std::deque<InFlight> in_flight_;
    bool in_transaction_ = false;
    std::size_t prepared_ = 0;  // names are never used again
};

class PostgresDatabase final : public Database {
public:
    PostgresDatabase(std::string conninfo, std::string schema)
        : conninfo_(std::move(conninfo)), schema_(std::move(schema)) {}
    Dialect dialect() const override { return Dialect::postgres; }
    std::unique_ptr<Connection> connect() override {
        return std::make_unique<PostgresConnection>(conninfo_, schema_);
    }
    std::int64_t size_bytes(Tx& tx) override {
        return tx
            .run(
                "SELECT CAST(COALESCE(SUM(pg_total_relation_size(oid)), 0) AS BIGINT) AS bytes FROM pg_class "
                "WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace")
            .value<std::int64_t>(0, "bytes");
    }
    bool leads(std::unique_ptr<Connection>& held) override {
        try {
            if (!held) held = connect();
            return held->run("SELECT pg_try_advisory_lock(hashtext(current_schema())) AS mine")
                .value<bool>(0, "mine");
        } catch (const std::exception&) {
            held.reset();  // the connection and with it the claim are gone; the next call claims anew
            return false;
        }
    }

private:
    std::string conninfo_;
    std::string schema_;
};

}  // namespace

std::unique_ptr<Database> open_postgres(const std::string& conninfo, const std::string& schema) {
    return std::make_unique<PostgresDatabase>(conninfo, schema);
}

}  // namespace atrium

// bench_trace < drafts: submits the drafts that bench_drafts has printed, one after another and without HTTP,
// and prints for each a JSON array of every statement that it took: {"sql", "params"}, the borders of
// transactions among them.  What the writer does once for a whole batch (the ledger's numbering) is left out.
#include "app/place.h"
#include "app/settings.h"
#include "cases/application.h"
#include "http/repetition.h"
#include "identity/session.h"

#include <iostream>
#include <sstream>

namespace atrium {
namespace {

class Trace {
public:
    void begin() {
        statements_.clear();
        on_ = true;
    }
    // The act is done; what follows until the commit is the batch's.
    void pause() { paused_ = true; }
    void resume() { paused_ = false; }
    void add(std::string_view sql, std::span<const Cell> params = {}) {
        if (!on_ || paused_) return;
        json::array values;
        for (const auto& param : params) values.push_back(value_of(param));
        statements_.push_back(json::object{{"sql", sql}, {"params", std::move(values)}});
    }
    json::array taken() {
        on_ = false;
        return std::exchange(statements_, {});
    }

private:
    static json::value value_of(const Cell& cell) {
        if (const auto* text = std::get_if<std::string>(&cell)) return json::string(*text);
        if (const auto* number = std::get_if<std::int64_t>(&cell)) return *number;
        if (const auto* truth = std::get_if<bool>(&cell)) return *truth;
        if (const auto* real = std::get_if<double>(&cell)) return *real;
        return nullptr;
    }
    bool on_ = false;
    bool paused_ = false;
    json::array statements_;
};

class TracedConnection final : public Connection {
public:
    TracedConnection(std::unique_ptr<Connection> inner, Trace& trace)
        : inner_(std::move(inner)), trace_(trace) {}

    Rows execute(std::string_view sql, std::span<const Cell> params) override {
        trace_.add(sql, params);
        return inner_->execute(sql, params);
    }
    void post(std::string_view sql, std::span<const Cell> params) override {
        trace_.add(sql, params);
        inner_->post(sql, params);
    }
    void script(const std::string& sql) override { inner_->script(sql); }
    void begin_reading() override {
        trace_.add("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        inner_->begin_reading();
    }
    void begin_writing() override {
        trace_.add("BEGIN ISOLATION LEVEL SERIALIZABLE");
        inner_->begin_writing();
    }
    void commit() override {
        trace_.resume();
        trace_.add("COMMIT");
        inner_->commit();
    }
    void rollback() override {
        trace_.add("ROLLBACK");
        inner_->rollback();
    }
    void savepoint() override { inner_->savepoint(); }
    void release() override {
        inner_->release();
        trace_.pause();
    }
    void rollback_to_savepoint() override { inner_->rollback_to_savepoint(); }
    std::vector<std::string> tables() override { return inner_->tables(); }
    void each_row(const std::string& table, const std::function<void(const Rows&)>& take) override {
        inner_->each_row(table, take);
    }
    void fill_in_any_order(const std::function<void()>& fill) override { inner_->fill_in_any_order(fill); }
    std::vector<std::string> damages() override { return inner_->damages(); }

private:
    std::unique_ptr<Connection> inner_;
    Trace& trace_;
};

class TracedDatabase final : public Database {
public:
    TracedDatabase(std::unique_ptr<Database> inner, Trace& trace) : inner_(std::move(inner)), trace_(trace) {}
    Dialect dialect() const override { return inner_->dialect(); }
    std::unique_ptr<Connection> connect() override {
        return std::make_unique<TracedConnection>(inner_->connect(), trace_);
    }
    std::int64_t size_bytes(Tx& tx) override { return inner_->size_bytes(tx); }

private:
    std::unique_ptr<Database> inner_;
    Trace& trace_;
};

void submit(City& city, const std::string& id, std::int64_t version, const std::string& cookie) {
    Request request;
    request.headers = {{"cookie", cookie}};
    const auto who = identity::signed_in(city, request);
    if (!who) throw std::runtime_error("nobody is signed in for the case " + id);
    const Asker asker{.actor = who->actor, .request_id = "bench", .expected_version = version};
    const Repetition repetition{"bench/" + id_text(who->actor.account.value), id, std::string(64, 'b')};
    const auto checked = city.ask(asker, [&](const Reading& reading) {
        if (kept_answer(reading.db, repetition)) throw std::runtime_error("was submitted before");
        return cases::check_submission(reading, id, {.declared = true});
    });
    city.run_and_wait(asker, [&](Context& context) {
        run_once(context, repetition, [&](Context& inside) {
            Response response;
            response.body = json_text(encode(cases::submit_case(inside, checked)));
            return response;
        });
    });
}

int trace_all() {
    const auto settings = app::settings_from_environment();
    const auto place = app::first_place(settings);
    const auto keys = app::keys_of(settings, place);
    const SystemClock clock;
    Trace trace;
    app::OpenCity open(place, keys,
                       {.clock = &clock,
                        .random = &system_random(),
                        .readers = 1,
                        .background = false,
                        .node = 30,
                        .through = [&](std::unique_ptr<Database> inner) {
                            return std::make_unique<TracedDatabase>(std::move(inner), trace);
                        }});
    for (std::string line; std::getline(std::cin, line);) {
        std::istringstream words(line);
        std::string id, cookie;
        std::int64_t version = 0;
        words >> id >> version >> cookie;
        trace.begin();
        submit(open.city(), id, version, cookie);
        std::cout << json_text(trace.taken()) << '\n';
    }
    return 0;
}

}  // namespace
}  // namespace atrium

int main() try { return atrium::trace_all(); } catch (const std::exception& fault) {
    std::cerr << "bench_trace: " << fault.what() << '\n';
    return 1;
}

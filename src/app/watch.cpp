#include "app/watch.h"

#include "app/modules.h"
#include "crypto/password.h"
#include "http/log.h"
#include "outlets/city_divisions.h"
#include "outlets/working_calendar.h"
#include "storage/migrate.h"

namespace atrium::app {
namespace {

using std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto between_looks = 2s;
constexpr int looks_between_figures = 5;
constexpr auto believed_for = 30s;
constexpr std::uintmax_t least_free_bytes = 256 * 1024 * 1024;

std::uintmax_t free_bytes(const std::filesystem::path& folder) {
    std::error_code unknown;
    const auto space = std::filesystem::space(folder, unknown);
    return unknown ? 0 : space.available;
}

// What is counted of a city by asking its database.
struct Figure {
    const char* name;
    const char* help;
    const char* sql;  // $1 is the present of the domain
};
constexpr Figure figures[] = {
    {"atrium_timers_pending", "Armed timers that have neither fired nor been cancelled.",
     "SELECT COUNT(*) AS n FROM engine_timer WHERE fired_at IS NULL AND cancelled_at IS NULL"},
    {"atrium_timers_late", "Pending timers that should have fired.",
     "SELECT COUNT(*) AS n FROM engine_timer WHERE fired_at IS NULL AND cancelled_at IS NULL AND due_at < $1"},
    {"atrium_timer_late_seconds", "How late the oldest pending timer is.",
     "SELECT COALESCE(MAX(($1 - due_at) / 1000000), 0) AS n FROM engine_timer "
     "WHERE fired_at IS NULL AND cancelled_at IS NULL AND due_at < $1"},
    {"atrium_events_waiting", "Told events that a listener has still to handle.",
     "SELECT COUNT(*) AS n FROM engine_told WHERE parked_at IS NULL"},
    {"atrium_events_parked", "Told events given up after eight failures; somebody has to look at them.",
     "SELECT COUNT(*) AS n FROM engine_told WHERE parked_at IS NOT NULL"},
    {"atrium_ledger_size", "Leaves under the newest checkpoint.",
     "SELECT COALESCE(MAX(size), 0) AS n FROM ledger_checkpoint"},
    {"atrium_ledger_unnumbered", "Leaves that wait for their number.",
     "SELECT COUNT(*) AS n FROM ledger_leaf WHERE number IS NULL"},
};

}  // namespace

// One city as the watch sees it.
struct Watch::Eye {
    Eye(Watched of, Metrics& metrics) : watched(of) {
        const auto city = std::vector<Label>{{"city", of.city->jurisdiction().division_code}};
        for (const auto& figure : figures) gauges.push_back(&metrics.gauge(figure.name, figure.help, city));
        bytes = &metrics.gauge("atrium_database_bytes", "What the tables take on disk.", city);
        metrics.reading(
            "atrium_live_streams", "Open live streams.",
            [live = of.live] { return static_cast<double>(live->streams()); }, city);
        metrics.reading(
            "atrium_writer_queue", "Commands that wait for the writer.",
            [of = of.city] { return static_cast<double>(of->writer_queue()); }, city);
    }

    void look(bool with_figures) {
        auto& database = watched.city->database();
        try {
            if (!connection) connection = database.connect();
            const bool whole = missing_migrations(*connection, database.dialect(), module_names()) == 0;
            // Another process or node may have loaded something.
            watched.city->services().get<outlets::WorkingCalendar>().refresh(Snapshot(*connection));
            watched.city->services().get<outlets::CityDivisions>().refresh(Snapshot(*connection));
            if (with_figures) count(database);
            saw(true, whole);
        } catch (const std::exception& fault) {
            connection.reset();
            log_fault("not_ready", "", fault.what());
            saw(false, false);
        }
    }

    void note(Readiness& out) const {
        const std::lock_guard lock(mutex);
        const auto& code = watched.city->jurisdiction().division_code;
        const bool fresh = steady_clock::now() - seen_at < believed_for;
        out.note("database/" + code, fresh && database_answers);
        out.note("migrations/" + code, fresh && migrated);
        const auto days = outlets::calendar_of(watched.city->services());
        out.note("calendar/" + code, days.is_loaded(year_of(local_date(watched.city->now()))));
    }

private:
    void count(Database& database) {
        const auto now = watched.city->now();
        for (std::size_t i = 0; i < std::size(figures); ++i) {
            const auto rows = std::string_view(figures[i].sql).find("$1") == std::string_view::npos
                                  ? connection->run(figures[i].sql)
                                  : connection->run(figures[i].sql, now);
            gauges[i]->set(rows.value<std::int64_t>(0, "n"));
        }
        bytes->set(database.size_bytes(*connection));
    }
    void saw(bool answers, bool whole) {
        const std::lock_guard lock(mutex);
        seen_at = steady_clock::now();
        database_answers = answers;
        migrated = whole;
    }

    Watched watched;
    std::unique_ptr<Connection> connection;  // only the watch's thread
    std::vector<Gauge*> gauges;
    Gauge* bytes = nullptr;
    mutable std::mutex mutex;
    steady_clock::time_point seen_at;
    bool database_answers = false;
    bool migrated = false;
};

Watch::Watch(std::vector<Watched> cities, std::filesystem::path data, Metrics& metrics)
    : data_(std::move(data)),
      free_bytes_(metrics.gauge("atrium_disk_free_bytes", "Room left where the data folder is.")) {
    for (const auto& city : cities) eyes_.push_back(std::make_unique<Eye>(city, metrics));
    const auto load = [&](const char* name, const char* help, int crypto::PasswordLoad::* member) {
        metrics.reading(name, help, [member] { return crypto::password_load().*member; });
    };
    load("atrium_password_hashes_running", "Passwords being hashed.", &crypto::PasswordLoad::running);
    load("atrium_password_hashes_waiting", "Passwords that wait to be hashed.",
         &crypto::PasswordLoad::waiting);
    look(true);
    thread_ = std::thread([this] { loop(); });
}

Watch::~Watch() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    woken_.notify_one();
    thread_.join();
}

void Watch::loop() {
    for (int looks = 1;; ++looks) {
        {
            std::unique_lock lock(mutex_);
            if (woken_.wait_for(lock, between_looks, [&] { return stopping_; })) return;
        }
        look(looks % looks_between_figures == 0);
    }
}

void Watch::look(bool with_figures) {
    free_bytes_.set(static_cast<std::int64_t>(free_bytes(data_)));
    for (const auto& eye : eyes_) eye->look(with_figures);
}

// Never fails for next year's calendar: that one is published in the autumn.
Readiness Watch::ready() const {
    Readiness out;
    for (const auto& eye : eyes_) eye->note(out);
    out.note("disk", free_bytes_.value() > static_cast<std::int64_t>(least_free_bytes));
    return out;
}

}  // namespace atrium::app

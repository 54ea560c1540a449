#include "engine/city.h"

#include <latch>
#include <set>

namespace atrium {
namespace {

Jurisdiction read_jurisdiction(Database& database) {
    const auto connection = database.connect();
    const auto found = connection->find<Jurisdiction>("SELECT * FROM engine_jurisdiction");
    if (!found)
        throw std::runtime_error(
            "this database holds no jurisdiction; create one with `atrium demo` or `atrium migrate --create`");
    return *found;
}

Asker system_asker() { return {.actor = system_actor()}; }

constexpr std::int64_t attempts_before_parking = 8;
constexpr int at_once = 64;  // told events or timers handled in one round

std::chrono::seconds pause_after(std::int64_t attempts) {
    return std::chrono::seconds(1LL << std::min<std::int64_t>(2 * attempts, 12));
}

}  // namespace

// Identifiers follow the domain's clock, so that a demo city's history stands in its order.
class DomainClock final : public Clock {
public:
    DomainClock(const Clock& real, const Jurisdiction& jurisdiction)
        : real_(real), jurisdiction_(jurisdiction) {}
    Instant now() const override { return jurisdiction_.domain(real_.now()); }

private:
    const Clock& real_;
    const Jurisdiction& jurisdiction_;
};

City::City(CityParts parts)
    : parts_(std::move(parts)),
      jurisdiction_(read_jurisdiction(*parts_.database)),
      clock_(std::make_unique<DomainClock>(*parts_.real_clock, jurisdiction_)),
      ids_(*clock_, parts_.node),
      readers_(*parts_.database, parts_.readers),
      writer_(*parts_.database, {.before_commit =
                                     [this](Tx& tx) {
                                         if (parts_.sequence) parts_.sequence(tx, last_now_);
                                     },
                                 .written = parts_.written,
                                 .report =
                                     [this](const std::exception& fault) {
                                         if (parts_.report) parts_.report("writer_fault", fault.what());
                                     }}) {}

City::~City() = default;

void City::write(Asker asker, std::function<void(Context&)> work,
                 std::function<void(std::exception_ptr)> done) {
    const auto effects = std::make_shared<Effects>();
    writer_.submit({[this, asker = std::move(asker), work = std::move(work), effects](Tx& tx) {
                        *effects = {};
                        const auto real = asker.received_at.us ? asker.received_at : real_now();
                        last_now_ = std::max(last_now_, jurisdiction_.domain(real));
                        Context context(tx, ids_, *parts_.random, last_now_, real, asker, parts_.services,
                                        *parts_.reactions, *effects);
                        work(context);
                    },
                    [this, done = std::move(done), effects](std::exception_ptr refused) {
                        if (!refused) {
                            if (!effects->changed.empty() && parts_.changed) parts_.changed(effects->changed);
                            if (!effects->live.empty() && parts_.live) parts_.live(effects->live);
                            if ((effects->told || effects->armed) && on_work) on_work();
                        }
                        done(std::move(refused));
                    }});
}

void City::run_and_wait(const Asker& asker, std::function<void(Context&)> work) {
    std::promise<void> written;
    write(asker, std::move(work), [&](std::exception_ptr refused) {
        if (refused) written.set_exception(std::move(refused));
        else written.set_value();
    });
    written.get_future().get();
}

// Gives each to the writer as a job of its own, so that what fails takes nothing else with it, and waits for
// all: they share a durable commit.
template <class T>
bool City::handle_each(const std::vector<T>& due, void (City::*work)(Context&, const T&),
                       void (City::*refused)(const T&, const std::string& fault)) {
    std::vector<std::exception_ptr> faults(due.size());
    std::latch written(std::ssize(due));
    for (std::size_t i = 0; i < due.size(); ++i)
        write(
            system_asker(), [this, work, &one = due[i]](Context& context) { (this->*work)(context, one); },
            [&fault = faults[i], &written](std::exception_ptr thrown) {
                fault = std::move(thrown);
                written.count_down();
            });
    written.wait();
    for (std::size_t i = 0; i < due.size(); ++i) {
        if (!faults[i]) continue;
        try {
            std::rethrow_exception(faults[i]);
        } catch (const std::exception& fault) {
            (this->*refused)(due[i], fault.what());
        }
    }
    return !due.empty();
}

// The oldest open event of each listener and subject; one that waits for its next attempt holds back only
// what was told later to the same listener about the same subject.
bool City::deliver_due() {
    const auto due = ask(system_asker(), [](const Reading& reading) {
        return reading.db.all<Told>(
            "SELECT * FROM engine_told t WHERE parked_at IS NULL AND next_at <= $1 AND NOT EXISTS (SELECT 1 FROM engine_told e "
            "WHERE e.parked_at IS NULL AND e.id < t.id AND e.subject = t.subject AND e.listener = t.listener) "
            "ORDER BY id LIMIT $2",
            reading.real_now, at_once);
    });
    return handle_each(due, &City::deliver, &City::postpone);
}

void City::deliver(Context& context, const Told& told) {
    // Somebody else may have handled it meanwhile.
    const auto mine = context.tx.run("DELETE FROM engine_told WHERE id = $1 RETURNING id", told.id);
    if (!mine.empty()) parts_.reactions->deliver(context, told.listener, told.what);
}

void City::postpone(const Told& told, const std::string& fault) {
    if (parts_.report) parts_.report("listener_failed", told.listener + ": " + fault);
    run_and_wait(system_asker(), [&](Context& context) {
        auto later = told;
        ++later.attempts;
        later.next_at = context.real_now + pause_after(later.attempts);
        later.fault = fault.substr(0, 500);
        if (later.attempts >= attempts_before_parking) later.parked_at = context.real_now;
        context.tx.update("engine_told", later);
    });
}

// One of each subject, the earliest: what it does may cancel the subject's next.
bool City::fire_due() {
    auto due = ask(system_asker(), [](const Reading& reading) {
        return reading.db.all<Timer>(
            "SELECT * FROM engine_timer WHERE fired_at IS NULL AND cancelled_at IS NULL AND due_at <= $1 "
            "AND (retry_at IS NULL OR retry_at <= $2) ORDER BY due_at, id LIMIT $3",
            reading.now, reading.real_now, at_once);
    });
    std::set<std::int64_t> seen;
    std::erase_if(due, [&](const Timer& timer) { return !seen.insert(timer.subject).second; });
    return handle_each(due, &City::fire, &City::retry_later);
}

void City::fire(Context& context, const Timer& due) {
    const auto mine = context.tx.run(
        "UPDATE engine_timer SET fired_at = $1 WHERE id = $2 AND fired_at IS NULL AND cancelled_at IS NULL RETURNING id",
        context.now, due.id);
    if (!mine.empty()) parts_.timers->fire(context, due.kind, due.subject, due.due_at);
}

void City::retry_later(const Timer& due, const std::string& fault) {
    if (parts_.report) parts_.report("timer_failed", due.kind + ": " + fault);
    run_and_wait(system_asker(), [&](Context& context) {
        context.tx.run("UPDATE engine_timer SET retry_at = $1 WHERE id = $2",
                       context.real_now + std::chrono::minutes(1), due.id);
    });
}

void City::settle() {
    while (fire_due() || deliver_due()) {}
}

std::optional<Instant> City::next_timer() {
    return ask(system_asker(), [](const Reading& reading) -> std::optional<Instant> {
        const auto rows = reading.db.run(
            "SELECT MIN(due_at) AS due_at FROM engine_timer WHERE fired_at IS NULL AND cancelled_at IS NULL");
        return rows.value<std::optional<Instant>>(0, "due_at");
    });
}

}  // namespace atrium

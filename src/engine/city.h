#pragma once

#include "engine/domain_time.h"
#include "engine/happenings.h"
#include "storage/writer.h"

#include <functional>
#include <future>
#include <memory>

namespace atrium {

// What a City needs to be set to work.
struct CityParts {
    std::unique_ptr<Database> database;
    const Clock* real_clock = nullptr;
    Random* random = nullptr;
    Services services = {};
    const Reactions* reactions = nullptr;
    const Timers* timers = nullptr;
    std::function<void(Tx&, Instant)> sequence = {};  // the ledger's sequencer, in the writer's batch
    std::function<void(const std::vector<LiveEvent>&)> live = {};       // committed lines, to whoever follows
    std::function<void(const std::vector<std::string>&)> changed = {};  // caches that must be read anew
    std::function<void(std::string_view event, const std::string& what)> report = {};  // faults, for the log
    std::function<void(const BatchWritten&)> written = {};  // each durable commit of the writer
    std::size_t readers = 4;
    unsigned node = 0;  // 0 serves; what writes beside it takes another, so that identifiers never meet
};

// One jurisdiction at work: its readers, its one writer, its clock.
class City {
public:
    explicit City(CityParts);  // the tables are there and engine_jurisdiction has its row
    ~City();

    const Jurisdiction& jurisdiction() const { return jurisdiction_; }
    const Services& services() const { return parts_.services; }
    Instant real_now() const { return parts_.real_clock->now(); }
    Instant now() const { return jurisdiction_.domain(real_now()); }

    // Asks on the calling thread.
    template <class F>
    auto ask(const Asker& asker, F&& question) {
        return readers_.with_snapshot([&](Snapshot snapshot) {
            const auto real = asker.received_at.us ? asker.received_at : real_now();
            return question(Reading{snapshot, jurisdiction_.domain(real), real, asker.actor, asker.language,
                                    parts_.services});
        });
    }

    // Gives work to the writer; `done` comes after the durable commit, on the writer's thread.
    void write(Asker, std::function<void(Context&)> work, std::function<void(std::exception_ptr)> done);

    // The same, waiting for it.
    template <class F>
    auto run(const Asker& asker, F&& work) {
        using Out = std::invoke_result_t<F, Context&>;
        std::optional<Out> out;
        run_and_wait(asker, [&](Context& context) { out.emplace(work(context)); });
        return *std::move(out);
    }
    void run_and_wait(const Asker&, std::function<void(Context&)> work);

    // Deliver told events, or fire timers, that are due: many at once, each a job of its own; false when
    // there are none.
    bool deliver_due();
    bool fire_due();
    // Does both until nothing is due: at start, and in tests after each step.
    void settle();
    std::optional<Instant> next_timer();

    // Wakes whoever runs the background work (see Background).
    std::function<void()> on_work = {};

    Database& database() { return *parts_.database; }
    std::size_t writer_queue() const { return writer_.waiting(); }

private:
    void fire(Context&, const Timer&);
    void deliver(Context&, const Told&);
    void retry_later(const Timer&, const std::string& fault);
    void postpone(const Told&, const std::string& fault);
    template <class T>
    bool handle_each(const std::vector<T>&, void (City::*work)(Context&, const T&),
                     void (City::*refused)(const T&, const std::string& fault));

    CityParts parts_;
    Jurisdiction jurisdiction_;
    std::unique_ptr<Clock> clock_;  // the domain's
    Ids ids_;
    Instant last_now_;  // only the writer's thread
    Readers readers_;
    Writer writer_;
};

}  // namespace atrium

#pragma once

#include "storage/database.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace atrium {

// One thing to be written.  `work` may run more than once (when the batch has to be repeated) and must leave
// nothing behind outside the transaction but its own answer.  `done` is called once, after the durable
// commit, or with what `work` threw; it must not throw.
struct WriteJob {
    std::function<void(Tx&)> work;
    std::function<void(std::exception_ptr)> done;
};

// One durable commit: how many jobs it held, how long the commit itself took.
struct BatchWritten {
    std::size_t jobs = 0;
    std::chrono::microseconds commit{};
};

// The one writer of a jurisdiction: jobs run one after another, each in a savepoint, many in one durable
// commit.
class Writer {
public:
    struct Options {
        std::size_t batch = 256;                      // jobs in one commit, at most
        std::function<void(Tx&)> before_commit = {};  // last work of every batch (the ledger's sequencer)
        std::function<void(const BatchWritten&)> written = {};  // on the writer's thread, quick, never throws
        std::function<void(const std::exception&)> report = {};  // a fault that no request can be blamed for
    };
    Writer(Database&, Options);
    ~Writer();  // finishes what was submitted
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void submit(WriteJob);
    // Submits and waits; throws what the work threw.  Never called from the writer's own thread.
    void run(std::function<void(Tx&)> work);

    std::size_t waiting() const;

private:
    struct Outcome {
        std::exception_ptr refused;
    };
    void loop();
    void write(std::vector<WriteJob>&);
    std::vector<Outcome> write_together(std::vector<WriteJob>&);
    Outcome write_alone(WriteJob&);
    void connect();
    void commit(std::size_t jobs);

    Database& database_;
    Options options_;
    std::unique_ptr<Connection> connection_;
    mutable std::mutex mutex_;
    std::condition_variable woken_;
    std::deque<WriteJob> queue_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace atrium

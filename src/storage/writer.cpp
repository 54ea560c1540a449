#include "storage/writer.h"

#include <future>

namespace atrium {

Writer::Writer(Database& database, Options options) : database_(database), options_(std::move(options)) {
    thread_ = std::thread([this] { loop(); });
}

Writer::~Writer() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    woken_.notify_one();
    thread_.join();
}

void Writer::submit(WriteJob job) {
    {
        const std::lock_guard lock(mutex_);
        queue_.push_back(std::move(job));
    }
    woken_.notify_one();
}

void Writer::run(std::function<void(Tx&)> work) {
    std::promise<void> written;
    submit({std::move(work), [&](std::exception_ptr refused) {
                if (refused) written.set_exception(std::move(refused));
                else written.set_value();
            }});
    written.get_future().get();
}

std::size_t Writer::waiting() const {
    const std::lock_guard lock(mutex_);
    return queue_.size();
}

void Writer::loop() {
    for (;;) {
        std::vector<WriteJob> batch;
        {
            std::unique_lock lock(mutex_);
            woken_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
            if (queue_.empty()) return;
            const auto count = std::min(queue_.size(), options_.batch);
            batch.assign(std::make_move_iterator(queue_.begin()),
                         std::make_move_iterator(queue_.begin() + static_cast<std::ptrdiff_t>(count)));
            queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(count));
        }
        write(batch);
    }
}

void Writer::connect() {
    if (!connection_) connection_ = database_.connect();
}

void Writer::commit(std::size_t jobs) {
    if (options_.before_commit) options_.before_commit(*connection_);
    const auto begun = std::chrono::steady_clock::now();
    connection_->commit();
    if (options_.written)
        options_.written({jobs, std::chrono::duration_cast<std::chrono::microseconds>(
                                    std::chrono::steady_clock::now() - begun)});
}

// When anything but a refusal goes wrong, the batch is undone and repeated request by request, so that only
// the request at fault suffers: PostgreSQL reports a pipelined statement's fault late, and a conflict
// concerns the whole transaction.
void Writer::write(std::vector<WriteJob>& batch) {
    std::vector<Outcome> outcomes;
    try {
        outcomes = write_together(batch);
    } catch (const std::exception&) {
        connection_.reset();
        outcomes.clear();
        for (auto& job : batch) outcomes.push_back(write_alone(job));
    }
    for (std::size_t i = 0; i < batch.size(); ++i) batch[i].done(std::move(outcomes[i].refused));
}

std::vector<Writer::Outcome> Writer::write_together(std::vector<WriteJob>& batch) {
    connect();
    std::vector<Outcome> outcomes(batch.size());
    connection_->begin_writing();
    for (std::size_t i = 0; i < batch.size(); ++i) {
        connection_->savepoint();
        try {
            batch[i].work(*connection_);
            connection_->release();
        } catch (const Problem&) {
            outcomes[i].refused = std::current_exception();
            connection_->rollback_to_savepoint();
        }
    }
    commit(batch.size());
    return outcomes;
}

Writer::Outcome Writer::write_alone(WriteJob& job) {
    constexpr int attempts = 5;
    for (int attempt = 1;; ++attempt) {
        try {
            connect();
            connection_->begin_writing();
            job.work(*connection_);
            commit(1);
            return {};
        } catch (const Problem&) {
            const auto refused = std::current_exception();
            try {
                connection_->rollback();
            } catch (const std::exception& fault) {
                if (options_.report) options_.report(fault);
                connection_.reset();
            }
            return {refused};
        } catch (const Conflict&) {
            connection_.reset();
            if (attempt < attempts) continue;
            return {std::current_exception()};
        } catch (const std::exception&) {
            connection_.reset();  // whatever state it is in, the next job starts on a new one
            return {std::current_exception()};
        }
    }
}

}  // namespace atrium

#include "storage/readers.h"

namespace atrium {

Readers::Lease::Lease(Readers& readers) : readers_(readers) {
    {
        std::unique_lock lock(readers_.mutex_);
        readers_.returned_.wait(lock, [&] { return readers_.free_ > 0; });
        --readers_.free_;
        if (!readers_.idle_.empty()) {
            connection_ = std::move(readers_.idle_.back());
            readers_.idle_.pop_back();
        }
    }
    try {
        if (!connection_) connection_ = readers_.database_.connect();
        connection_->begin_reading();
    } catch (...) {
        {
            const std::lock_guard lock(readers_.mutex_);
            ++readers_.free_;
        }
        readers_.returned_.notify_one();
        throw;
    }
}

Readers::Lease::~Lease() {
    bool healthy = true;
    try {
        connection_->rollback();  // nothing was written
    } catch (const std::exception&) {
        healthy = false;  // the next lease connects anew and reports what is wrong then
    }
    {
        const std::lock_guard lock(readers_.mutex_);
        if (healthy) readers_.idle_.push_back(std::move(connection_));
        ++readers_.free_;
    }
    readers_.returned_.notify_one();
}

}  // namespace atrium

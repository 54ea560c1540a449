#pragma once

#include "http/address.h"
#include "http/server.h"

#include <map>
#include <mutex>

namespace atrium {

// How many connections there are, in all and per address.
class ConnectionCount {
public:
    enum class Entry { welcome, turned_away, refused };

    // Somewhat more than the limit may enter, only to be told 503; beyond that nothing is said at all.
    Entry enter(const Address& address, std::size_t all_max, std::size_t per_address_max) {
        const std::scoped_lock lock(mutex_);
        if (all_ >= all_max + all_max / 8 + 1) return Entry::refused;
        auto& here = by_address_[address];
        if (per_address_max != 0 && here >= per_address_max + per_address_max / 8 + 1) return Entry::refused;
        const bool full = all_ >= all_max || (per_address_max != 0 && here >= per_address_max);
        ++all_;
        ++here;
        return full ? Entry::turned_away : Entry::welcome;
    }

    void leave(const Address& address) {
        const std::scoped_lock lock(mutex_);
        --all_;
        const auto here = by_address_.find(address);
        if (--here->second == 0) by_address_.erase(here);
    }

    std::size_t all() const {
        const std::scoped_lock lock(mutex_);
        return all_;
    }

private:
    mutable std::mutex mutex_;
    std::size_t all_ = 0;
    std::map<Address, std::size_t> by_address_;
};

// What all connections of a server share.  Each holds it, since an answer may come after the server's end.
struct Edge {
    Edge(ServerOptions of, Handler asked)
        : options(std::move(of)), handler(std::move(asked)), trusted(networks(options.trusted_proxies)) {}

    const ServerOptions options;
    const Handler handler;
    const std::vector<Network> trusted;
    ConnectionCount connections;
    std::atomic<std::size_t> body_bytes = 0;  // of requests being read or answered
    std::atomic<bool> stopping = false;
};

}  // namespace atrium

#pragma once

#include "storage/database.h"

#include <condition_variable>
#include <mutex>

namespace atrium {

// What a read may know of the database: one snapshot that cannot be changed through it.
class Snapshot {
public:
    explicit Snapshot(Tx& tx) : tx_(&tx) {}

    Rows execute(std::string_view sql, std::span<const Cell> values) const {
        return tx_->execute(sql, values);
    }
    template <class... P>
    Rows run(std::string_view sql, const P&... params) const {
        return tx_->run(sql, params...);
    }
    template <Described T, class... P>
    std::vector<T> all(std::string_view sql, const P&... params) const {
        return tx_->all<T>(sql, params...);
    }
    template <Described T, class... P>
    std::optional<T> find(std::string_view sql, const P&... params) const {
        return tx_->find<T>(sql, params...);
    }
    template <Described T, class... P>
    T get(std::string_view sql, const P&... params) const {
        return tx_->get<T>(sql, params...);
    }
    template <Described T>
    std::optional<T> find_one(std::string_view table, const Where& where) const {
        return tx_->find_one<T>(table, where);
    }
    template <Described T>
    T one(std::string_view table, const Where& where) const {
        return tx_->one<T>(table, where);
    }
    template <Described T>
    Page<T> page(std::string_view table, const Where& where, const Order& order,
                 const PageRequest& request) const {
        return tx_->page<T>(table, where, order, request);
    }
    std::int64_t count(std::string_view table, const Where& where) const { return tx_->count(table, where); }

private:
    Tx* tx_;
};

// The connections for reading, each lent to one request at a time.  One that failed is replaced.
class Readers {
public:
    Readers(Database& database, std::size_t count) : database_(database), free_(count) {}

    template <class F>
    auto with_snapshot(F&& read) {
        Lease lease(*this);
        return std::forward<F>(read)(Snapshot(lease.connection()));
    }

private:
    class Lease {
    public:
        explicit Lease(Readers& readers);
        ~Lease();
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        Connection& connection() { return *connection_; }

    private:
        Readers& readers_;
        std::unique_ptr<Connection> connection_;
    };

    Database& database_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Connection>> idle_;
    std::size_t free_;
};

}  // namespace atrium

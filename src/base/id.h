#pragma once

#include "base/time.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace atrium {

// An identifier that remembers what it identifies: Id<Ticket> is not Id<Window>.
// 64 bits, ordered by time: BIGINT in the database, 13 characters of Crockford base32 outside.  Not a secret.
template <class Thing>
struct Id {
    std::int64_t value = 0;
    auto operator<=>(const Id&) const = default;
};

std::string id_text(std::int64_t);
std::optional<std::int64_t> id_value(std::string_view);

template <class Thing>
std::string to_string(Id<Thing> id) {
    return id_text(id.value);
}

// Where new identifiers come from: 44 bits of milliseconds, 5 of node, 14 of sequence.  A stopped clock makes
// a run repeatable; when the sequence of a millisecond is used up, the next millisecond is taken in advance.
class Ids {
public:
    explicit Ids(const Clock& clock, unsigned node = 0) : clock_(clock), node_(node & 31) {}

    template <class Thing>
    Id<Thing> next() {
        return {next_value()};
    }
    std::int64_t next_value();

private:
    const Clock& clock_;
    unsigned node_;
    std::int64_t millisecond_ = 0;
    std::int64_t sequence_ = 0;
};

// The smallest identifier that could have been made at `at`: a cursor into a list ordered by identifier.
std::int64_t first_id_at(Instant at);

}  // namespace atrium

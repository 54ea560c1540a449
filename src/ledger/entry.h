#pragma once

#include "base/time.h"
#include "crypto/hash.h"

#include <boost/json/object.hpp>

#include <optional>
#include <string>

namespace atrium::ledger {

namespace json = boost::json;
using crypto::Digest;

// What a leaf says, public for ever: what was done, when, to what, and the commitment to the private event.
// Both texts are printable ASCII without spaces, so that no name of a person finds room; numbers of persons
// never belong here.
struct Entry {
    std::string act;  // "cases/decide"
    Instant at;
    Digest commitment{};
    std::string subject;  // "0H5K3M9TQ2A4B"
    bool operator==(const Entry&) const = default;
};

json::object entry_object(const Entry&);  // std::invalid_argument when a text is not such
std::string entry_bytes(const Entry&);    // canonical: what the tree's leaf hashes
std::optional<Entry> entry_from(const json::value&);

}  // namespace atrium::ledger

#pragma once

#include "crypto/hash.h"

#include <boost/json/object.hpp>

#include <string_view>

namespace atrium::ledger {

// What the public leaf says of a private event: SM3("atrium-event-v1\n" || salt || canonical bytes of the event).
// Who has salt and event can prove that they are meant; who has not cannot try out guesses, for the salt has 16 bytes.
crypto::Digest commitment(std::string_view salt, const boost::json::object& event);

}  // namespace atrium::ledger

#pragma once

#include "http/route.h"

namespace atrium {

// A command that carries an Idempotency-Key: who sent it, to which route, with which content.
struct Repetition {
    std::string scope;  // account and route
    std::string key;
    std::string body_hash;  // SM3 of the path values and the body
};

// The key of a request: nothing when it has none; a refusal when it is not 1 to 64 printable ASCII
// characters.
std::optional<std::string> idempotency_key(const Request&);

Repetition repetition_of(const Actor&, const Route&, const Call&, std::string key);

// The answer that was kept when the same was sent before; a refusal when the key came with other content.
std::optional<Response> kept_answer(const Snapshot&, const Repetition&);

// Runs the command once: a repeated one gets the first answer, another content under the same key is refused
// (409). A refusal leaves no trace, and the same key is judged anew.
Response run_once(Context&, const Repetition&, const Command&);

}  // namespace atrium

#pragma once

#include "base/problem.h"
#include "http/message.h"

namespace atrium {

// A refusal as an RFC 9457 document in the reader's language.
Response to_response(const Problem&, Language, Instant server_time);

// What happened is our fault: the document names only the request id; the log has the rest.
Response fault_response(Language, const std::string& request_id, Instant server_time);

}  // namespace atrium

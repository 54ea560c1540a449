#pragma once

#include "base/text.h"
#include "base/time.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace atrium {

// One request as the edge read it: complete, within all limits, valid HTTP.
struct Request {
    std::string method;
    std::string path;   // decoded for matching by segments; "/api/cases/370281..."
    std::string query;  // as sent, without '?'
    std::string host;   // lower case, without port
    std::string body;
    std::map<std::string, std::string> headers;  // names in lower case; repeated ones joined with ", "
    std::string address;                         // of the client, after trusted proxies
    std::string request_id;                      // ours, 13 characters, in the answer and in every log line
    Instant received_at;                         // real time at which the last byte was read
    bool secure = false;                         // by TLS, here or at a trusted proxy

    // The header, or "".
    std::string_view header(std::string_view name) const {
        const auto found = headers.find(std::string(name));
        return found == headers.end() ? std::string_view{} : std::string_view(found->second);
    }
};

// The value of a cookie, or "".
std::string_view cookie(const Request&, std::string_view name);

// A line of text that goes on: Server-Sent Events.  The edge pulls nothing; whoever feeds it pushes frames,
// which are dropped together with the connection when the client is too slow (it comes back with
// Last-Event-ID).
class LiveStream {
public:
    virtual ~LiveStream() = default;
    // Called once by the edge when the headers are out.  `push` may be called from any thread; it answers
    // false when the connection is gone.  An empty frame ends the stream after what was pushed before.
    virtual void start(std::function<bool(std::string frame)> push) = 0;
    // The client went away or the server stops.
    virtual void stop() = 0;
};

// One answer.  A body that many requests share (a file, a cached guide) is given as `shared` instead of
// `body`.
struct Response {
    int status = 200;
    std::string content_type = "application/json; charset=utf-8";
    std::string body = {};
    std::shared_ptr<const std::string> shared = nullptr;
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::shared_ptr<LiveStream> live = nullptr;
    // For measures and logs: the pattern of the route that answered and its jurisdiction.  Texts that live as
    // long as the program.
    std::string_view route = {};
    std::string_view city = {};
};

using Respond = std::function<void(Response)>;  // called exactly once, from any thread

// What the edge asks for every request that is not a file: answers now or later, never throws.
using Handler = std::function<void(Request, Respond)>;

}  // namespace atrium

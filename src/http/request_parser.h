#pragma once

#include "base/problem.h"
#include "http/message.h"

#include <optional>

namespace atrium {

struct RequestLimits {
    std::size_t head_bytes = 16 * 1024;
    std::size_t target_bytes = 8 * 1024;
    std::size_t header_fields = 100;
    std::size_t body_bytes = 1024 * 1024;
    // Another limit of the body for some paths (parts of uploads), or nothing.
    std::function<std::optional<std::size_t>(std::string_view method, std::string_view path)> body_bytes_for =
        {};
};

// Bytes in, one request out: the whole reading of HTTP without a socket, so that a fuzzer drives the same
// code.  Beast's parser does the grammar; the shapes that two readers may understand differently (RFC 9112
// §11.2), which it lets pass, are refused before and after it.
class RequestParser {
public:
    enum class State { head, body, complete, refused };

    explicit RequestParser(const RequestLimits&);
    ~RequestParser();

    // Uses bytes from the front and says how many.  Those left over are offered again, with more behind them.
    std::size_t feed(std::string_view bytes);
    void reset();  // for the next request of the connection

    State state() const;
    bool has_begun() const;  // a byte of this request has been seen
    Request& request();
    const Problem& refusal() const;

    // Known once the head has been read.
    bool keep_alive() const;
    bool http_1_0() const;
    bool expects_continue() const;
    bool wants_head_only() const;  // HEAD; the request itself says GET

private:
    struct Reading;
    std::unique_ptr<Reading> reading_;
};

}  // namespace atrium

#pragma once

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>

#include <array>
#include <memory>
#include <span>

namespace atrium {

using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;
using ErrorCode = boost::system::error_code;
using TwoBuffers = std::array<boost::asio::const_buffer, 2>;

// What happens on a wire, told to whoever uses it; on the wire's own thread.
class WireUser : public std::enable_shared_from_this<WireUser> {
public:
    virtual ~WireUser() = default;
    virtual void on_open(ErrorCode) = 0;
    virtual void on_read(ErrorCode, std::size_t) = 0;
    virtual void on_written(ErrorCode, std::size_t) = 0;
    virtual void on_shut() = 0;
};

// A connection's bytes, plain or under TLS.
class Wire {
public:
    virtual ~Wire() = default;
    virtual bool is_tls() const = 0;
    virtual void open(std::shared_ptr<WireUser>) = 0;
    virtual void read(std::span<char>, std::shared_ptr<WireUser>) = 0;
    // Writes what fits without waiting, 0 when nothing does.
    virtual std::size_t write_now(const TwoBuffers&) = 0;
    virtual void write(const TwoBuffers&, std::shared_ptr<WireUser>) = 0;
    // Tells the peer that nothing more will come.
    virtual void shut(std::shared_ptr<WireUser>) = 0;
    virtual bool has_waiting_bytes() = 0;
    virtual void close() = 0;
};

std::unique_ptr<Wire> plain_wire(Socket);
std::unique_ptr<Wire> tls_wire(Socket, boost::asio::ssl::context&);

}  // namespace atrium

#include "http/wire.h"

#include <boost/asio/ssl/stream.hpp>

#include <netinet/tcp.h>

namespace atrium {
namespace {

namespace net = boost::asio;

void close_socket(Socket& socket) {
    ErrorCode ignored;  // a peer that is gone already is what we want
    socket.close(ignored);
}

// Little stands unsent in the kernel: what it takes says how fast the client reads, and a client that has
// stopped reading is noticed.
using UnsentBytes = net::detail::socket_option::integer<IPPROTO_TCP, TCP_NOTSENT_LOWAT>;

void prepare(Socket& socket) {
    ErrorCode error;  // without these the connection works, only less well
    socket.set_option(net::ip::tcp::no_delay(true), error);
    socket.set_option(UnsentBytes(64 * 1024), error);
    socket.non_blocking(true, error);
}

bool waiting_bytes(const Socket& socket) {
    ErrorCode error;
    return socket.available(error) > 0 && !error;
}

class PlainWire final : public Wire {
public:
    explicit PlainWire(Socket socket) : socket_(std::move(socket)) { prepare(socket_); }
    bool is_tls() const override { return false; }
    void open(std::shared_ptr<WireUser> user) override { user->on_open({}); }
    void read(std::span<char> room, std::shared_ptr<WireUser> user) override {
        socket_.async_read_some(
            net::buffer(room.data(), room.size()),
            [user = std::move(user)](ErrorCode error, std::size_t n) { user->on_read(error, n); });
    }
    std::size_t write_now(const TwoBuffers& bytes) override {
        ErrorCode error;
        return socket_.write_some(bytes, error);
    }
    void write(const TwoBuffers& bytes, std::shared_ptr<WireUser> user) override {
        socket_.async_write_some(
            bytes, [user = std::move(user)](ErrorCode error, std::size_t n) { user->on_written(error, n); });
    }
    void shut(std::shared_ptr<WireUser> user) override {
        ErrorCode error;
        socket_.shutdown(Socket::shutdown_send, error);
        user->on_shut();
    }
    bool has_waiting_bytes() override { return waiting_bytes(socket_); }
    void close() override { close_socket(socket_); }

private:
    Socket socket_;
};

class TlsWire final : public Wire {
public:
    TlsWire(Socket socket, net::ssl::context& context) : stream_(std::move(socket), context) {
        prepare(stream_.next_layer());
    }
    bool is_tls() const override { return true; }
    void open(std::shared_ptr<WireUser> user) override {
        stream_.async_handshake(net::ssl::stream_base::server,
                                [user = std::move(user)](ErrorCode error) { user->on_open(error); });
    }
    void read(std::span<char> room, std::shared_ptr<WireUser> user) override {
        stream_.async_read_some(
            net::buffer(room.data(), room.size()),
            [user = std::move(user)](ErrorCode error, std::size_t n) { user->on_read(error, n); });
    }
    std::size_t write_now(const TwoBuffers&) override { return 0; }
    void write(const TwoBuffers& bytes, std::shared_ptr<WireUser> user) override {
        stream_.async_write_some(
            bytes, [user = std::move(user)](ErrorCode error, std::size_t n) { user->on_written(error, n); });
    }
    void shut(std::shared_ptr<WireUser> user) override {
        stream_.async_shutdown([user = std::move(user)](ErrorCode) { user->on_shut(); });
    }
    bool has_waiting_bytes() override { return waiting_bytes(stream_.next_layer()); }
    void close() override { close_socket(stream_.next_layer()); }

private:
    net::ssl::stream<Socket> stream_;
};

}  // namespace

std::unique_ptr<Wire> plain_wire(Socket socket) { return std::make_unique<PlainWire>(std::move(socket)); }
std::unique_ptr<Wire> tls_wire(Socket socket, net::ssl::context& context) {
    return std::make_unique<TlsWire>(std::move(socket), context);
}

}  // namespace atrium

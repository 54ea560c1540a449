#include "http/wire.h"

#include <boost/asio/ssl/stream.hpp>

namespace atrium {
namespace {

namespace net = boost::asio;

void close_socket(Socket& socket) {
    ErrorCode ignored;  // a peer that is gone already is what we want
    socket.close(ignored);
}

bool waiting_bytes(const Socket& socket) {
    ErrorCode error;
    return socket.available(error) > 0 && !error;
}

class PlainWire final : public Wire {
public:
    explicit PlainWire(Socket socket) : socket_(std::move(socket)) {
        ErrorCode error;
        socket_.set_option(net::ip::tcp::no_delay(true), error);
        socket_.non_blocking(true, error);
    }
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
        ErrorCode error;
        stream_.next_layer().set_option(net::ip::tcp::no_delay(true), error);
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

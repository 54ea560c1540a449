#include "http/acceptor.h"

#include "http/connection.h"

#include <boost/asio/ip/v6_only.hpp>

#include <charconv>

namespace atrium {
namespace {

namespace net = boost::asio;
using net::ip::tcp;

tcp::endpoint endpoint_of(const std::string& text) {
    const auto colon = text.rfind(':');
    auto host = text.substr(0, colon);
    unsigned short port = 0;
    const auto* end = text.data() + text.size();
    if (colon == text.npos || std::from_chars(text.data() + colon + 1, end, port).ptr != end)
        throw std::runtime_error("not an address to listen on: " + text);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    if (host == "localhost") host = "127.0.0.1";
    return {net::ip::make_address(host), port};
}

Address address_of(const tcp::endpoint& peer) {
    const auto v6 = peer.address().is_v4()
                        ? net::ip::make_address_v6(net::ip::v4_mapped, peer.address().to_v4())
                        : peer.address().to_v6();
    return {v6.to_bytes()};
}

}  // namespace

Acceptor::Acceptor(std::shared_ptr<Edge> edge, std::vector<std::shared_ptr<Loop>> loops,
                   std::shared_ptr<net::ssl::context> tls)
    : edge_(std::move(edge)),
      loops_(std::move(loops)),
      tls_(std::move(tls)),
      acceptor_(loops_.front()->io()),
      pause_(loops_.front()->io()) {}

void Acceptor::listen(const std::string& address) {
    const auto endpoint = endpoint_of(address);
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(tcp::acceptor::reuse_address(true));
    if (endpoint.address().is_v6()) acceptor_.set_option(net::ip::v6_only(true));
    acceptor_.bind(endpoint);
    acceptor_.listen(4096);
    acceptor_.non_blocking(true);
}

Loop& Acceptor::next_loop() { return *loops_[turn_++ % loops_.size()]; }

void Acceptor::accept() {
    auto& loop = next_loop();
    acceptor_.async_accept(loop.io(), [me = shared_from_this(), &loop](ErrorCode error, Socket socket) {
        if (!me->acceptor_.is_open()) return;
        if (error) return me->pause();
        me->welcome(std::move(socket), loop);
        me->accept();
    });
}

// Out of file descriptors, most likely: asking again at once would only burn the processor.
void Acceptor::pause() {
    pause_.expires_after(std::chrono::milliseconds(50));
    pause_.async_wait([me = shared_from_this()](ErrorCode error) {
        if (!error && me->acceptor_.is_open()) me->accept();
    });
}

void Acceptor::stop() {
    ErrorCode error;
    while (!error) {
        auto& loop = next_loop();
        Socket socket(loop.io());
        acceptor_.accept(socket, error);
        if (!error) welcome(std::move(socket), loop);
    }
    pause_.cancel();
    acceptor_.close(error);
}

void Acceptor::welcome(Socket socket, Loop& loop) {
    ErrorCode error;
    const auto peer = address_of(socket.remote_endpoint(error));
    if (error) return;
    // All citizens behind our own proxy share its address.
    const auto per_address = contains(edge_->trusted, peer) ? 0 : edge_->options.connections_per_address_max;
    const auto entry = edge_->connections.enter(peer, edge_->options.connections_max, per_address);
    if (entry == ConnectionCount::Entry::refused) return;
    auto wire = tls_ ? tls_wire(std::move(socket), *tls_) : plain_wire(std::move(socket));
    const auto home = std::ranges::find(loops_, &loop, [](const auto& each) { return each.get(); });
    auto connection = std::make_shared<Connection>(edge_, *home, std::move(wire), peer,
                                                   entry == ConnectionCount::Entry::turned_away);
    if (!loop.post([connection] { connection->start(); })) connection->close();
}

}  // namespace atrium

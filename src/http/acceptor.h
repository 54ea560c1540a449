#pragma once

#include "http/edge.h"
#include "http/loop.h"
#include "http/wire.h"

namespace atrium {

// Listens on one address and deals connections to the loops in turn: sockets that kernels share among
// acceptors by hash leave one thread idle while the other is full.
class Acceptor : public std::enable_shared_from_this<Acceptor> {
public:
    Acceptor(std::shared_ptr<Edge>, std::vector<std::shared_ptr<Loop>>,
             std::shared_ptr<boost::asio::ssl::context>);

    void listen(const std::string& address);  // "host:port"
    void accept();
    void stop();  // on its loop's thread: takes those who already knocked, then closes
    unsigned short port() const { return acceptor_.local_endpoint().port(); }

private:
    void welcome(Socket, Loop&);
    void pause();
    Loop& next_loop();

    std::shared_ptr<Edge> edge_;
    std::vector<std::shared_ptr<Loop>> loops_;
    std::shared_ptr<boost::asio::ssl::context> tls_;
    boost::asio::ip::tcp::acceptor acceptor_;
    boost::asio::steady_timer pause_;
    std::size_t turn_ = 0;
};

// TLS 1.2 and 1.3 with forward secrecy; the files are read once, at the start.
std::shared_ptr<boost::asio::ssl::context> tls_context(const TlsFiles&);

}  // namespace atrium

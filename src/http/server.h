#pragma once

#include "http/message.h"
#include "http/request_parser.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace atrium {

struct TlsFiles {
    std::string certificate;  // PEM, with the chain
    std::string key;          // PEM
};

// One answered request, told when its last byte was handed to the system.
struct Served {
    std::string_view request_id;
    std::string_view method;
    std::string_view route;  // the pattern, never the path: paths hold numbers of cases and people
    std::string_view city;
    int status = 0;
    std::size_t body_bytes = 0;
    std::chrono::microseconds duration{};  // from the request's last byte read
};

struct ServerOptions {
    std::vector<std::string> listen = {"127.0.0.1:8080"};  // "0.0.0.0:80", "[::]:80"; port 0 takes a free one
    unsigned io_threads = 2;
    RequestLimits request = {};

    std::size_t connections_max = 10'000;
    std::size_t connections_per_address_max = 1'000;  // a school or an office sits behind one address
    std::size_t bodies_in_memory_max = 128 * 1024 * 1024;
    std::size_t live_waiting_bytes_max = 256 * 1024;

    std::chrono::milliseconds head_timeout{10'000};
    std::chrono::milliseconds body_timeout{20'000};   // and a second more for every `bytes_per_second_min`
    std::chrono::milliseconds write_timeout{20'000};  // the same
    std::chrono::milliseconds idle_timeout{75'000};
    std::chrono::milliseconds answer_timeout{60'000};
    std::size_t bytes_per_second_min = 8 * 1024;

    std::chrono::milliseconds stop_timeout{30'000};
    std::chrono::milliseconds idle_grace{500};  // a kept connection may still have a request on its way

    std::vector<std::string> trusted_proxies = {};  // addresses or networks
    std::optional<TlsFiles> tls = std::nullopt;
    std::function<void(const Served&)> served = {};
};

// Keeps SIGINT and SIGTERM for Server::run.  Called before the first thread is started: a thread that does
// not hold them would let them end the process at once.
void hold_stop_signals();

// The HTTP edge: reads requests, asks the handler, writes answers.  Everything that costs time happens behind
// the handler, on other threads.
class Server {
public:
    Server(ServerOptions, Handler);
    ~Server();  // stops
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    void start();  // listens from here on; throws std::system_error when an address cannot be had
    // Stops without losing an accepted request: no new connections, requests in flight are answered with
    // `Connection: close`, idle connections and live streams end.  Waits at most `stop_timeout`; the answer
    // says whether all ended by themselves.
    bool stop();
    void run();  // start, wait for SIGINT or SIGTERM, stop; a second signal stops at once

    unsigned short port() const;  // of the first address
    std::size_t open_connections() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace atrium

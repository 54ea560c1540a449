#include "http/server.h"

#include "http/acceptor.h"
#include "http/edge.h"
#include "http/loop.h"

#include <sys/resource.h>

#include <csignal>
#include <future>

namespace atrium {
namespace {

using std::chrono::milliseconds;

// Often enough for the shortest time-out, and never so often that idle connections cost anything.
milliseconds tick_for(const ServerOptions& options) {
    const auto shortest = std::min({options.head_timeout, options.body_timeout, options.write_timeout,
                                    options.idle_timeout, options.answer_timeout, options.idle_grace});
    return std::clamp(shortest / 4, milliseconds(10), milliseconds(250));
}

// Every connection is a file descriptor; the usual 1,024 are soon used up.
void allow_files(std::size_t wanted) {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted) return;
    limit.rlim_cur = std::min<rlim_t>(wanted, limit.rlim_max);
    setrlimit(RLIMIT_NOFILE, &limit);
}

sigset_t stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

}  // namespace

struct Server::Parts {
    std::shared_ptr<Edge> edge;
    std::vector<std::shared_ptr<Loop>> loops;
    std::vector<std::shared_ptr<Acceptor>> acceptors;
    bool running = false;

    // Runs `act` on the thread of the loop and waits for it.
    template <class Act>
    static void run_on(Loop& loop, Act act) {
        std::promise<void> done;
        if (loop.post([&] {
                act();
                done.set_value();
            }))
            done.get_future().wait();
    }

    bool wait_until_empty(milliseconds most) const {
        const auto end = std::chrono::steady_clock::now() + most;
        while (edge->connections.all() > 0) {
            if (std::chrono::steady_clock::now() >= end) return false;
            std::this_thread::sleep_for(milliseconds(5));
        }
        return true;
    }
};

Server::Server(ServerOptions options, Handler handler) : parts_(std::make_unique<Parts>()) {
    parts_->edge = std::make_shared<Edge>(std::move(options), std::move(handler));
}

Server::~Server() { stop(); }

void Server::start() {
    const auto& options = parts_->edge->options;
    std::signal(SIGPIPE, SIG_IGN);
    allow_files(options.connections_max + options.connections_max / 8 + 512);
    const auto tls = options.tls ? tls_context(*options.tls) : nullptr;
    for (unsigned i = 0; i < std::max(1U, options.io_threads); ++i)
        parts_->loops.push_back(std::make_shared<Loop>(i, tick_for(options)));
    for (const auto& address : options.listen) {
        parts_->acceptors.push_back(std::make_shared<Acceptor>(parts_->edge, parts_->loops, tls));
        parts_->acceptors.back()->listen(address);
        parts_->acceptors.back()->accept();
    }
    for (const auto& loop : parts_->loops) loop->start();
    parts_->running = true;
}

bool Server::stop() {
    if (!std::exchange(parts_->running, false)) return true;
    auto& parts = *parts_;
    parts.edge->stopping = true;
    for (const auto& acceptor : parts.acceptors)
        Parts::run_on(*parts.loops.front(), [&] { acceptor->stop(); });
    // Behind the connections accepted last, which were posted before.
    for (const auto& loop : parts.loops) Parts::run_on(*loop, [&] { loop->drain_all(); });
    const bool all_ended = parts.wait_until_empty(parts.edge->options.stop_timeout);
    for (const auto& loop : parts.loops) {
        Parts::run_on(*loop, [&] { loop->close_all(); });
        loop->end();
    }
    for (const auto& loop : parts.loops) loop->join();
    parts.acceptors.clear();
    return all_ended;
}

void hold_stop_signals() {
    const auto signals = stop_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void Server::run() {
    hold_stop_signals();
    const auto signals = stop_signals();
    start();
    int signal = 0;
    sigwait(&signals, &signal);
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);  // a second one ends the process as usual
    stop();
}

unsigned short Server::port() const { return parts_->acceptors.at(0)->port(); }
std::size_t Server::open_connections() const { return parts_->edge->connections.all(); }

}  // namespace atrium

#include "http/connection.h"

#include "http/answer.h"
#include "http/refusals.h"

namespace atrium {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// Requests answered without waiting before others on the thread get their turn.
constexpr int turn = 16;
constexpr std::size_t discarded_max = 1024 * 1024;

// Gives the answer to its connection exactly once, also when the handler forgets.
class Pending {
public:
    Pending(std::shared_ptr<Connection> connection, std::uint64_t number, Language language,
            std::string request_id)
        : connection_(std::move(connection)),
          number_(number),
          language_(language),
          request_id_(std::move(request_id)) {}
    ~Pending() {
        if (!given_)
            connection_->deliver(number_, fault_response(language_, request_id_, SystemClock{}.now()));
    }
    Pending(const Pending&) = delete;
    Pending& operator=(const Pending&) = delete;

    void give(Response response) {
        if (!given_.exchange(true)) connection_->deliver(number_, std::move(response));
        else if (response.live) response.live->stop();
    }

private:
    std::shared_ptr<Connection> connection_;
    std::uint64_t number_;
    Language language_;
    std::string request_id_;
    std::atomic<bool> given_ = false;
};

}  // namespace

Connection::Connection(std::shared_ptr<Edge> edge, std::shared_ptr<Loop> loop, std::unique_ptr<Wire> wire,
                       Address peer, bool turned_away)
    : edge_(std::move(edge)),
      loop_(std::move(loop)),
      wire_(std::move(wire)),
      peer_(peer),
      turned_away_(turned_away),
      parser_(edge_->options.request) {}

Connection::~Connection() = default;

void Connection::start() {
    place_ = loop_->add(this);
    draining_ = edge_->stopping;
    expire_in(turned_away_ ? milliseconds(2'000) : edge_->options.head_timeout);
    wire_->open(shared_from_this());
}

void Connection::on_open(ErrorCode error) {
    if (phase_ == Phase::closed) return;
    if (error) return close();
    phase_ = Phase::reading;
    read_more();
}

void Connection::on_read(ErrorCode error, std::size_t count) {
    if (phase_ == Phase::closed) return;
    read_waits_ = false;
    ended_ = ended_ || error;
    if (phase_ == Phase::reading) {
        if (error) return close();
        input_.added(count);
        return process();
    }
    // An answer is on its way that nothing sent now can change: it is read only to be forgotten.
    discarded_ += count;
    if (phase_ == Phase::writing) return;
    if (error || discarded_ > discarded_max) return close();
    read_into(InputBuffer::least);
}

void Connection::read_into(std::size_t room) {
    read_waits_ = true;
    wire_->read(input_.room(room), shared_from_this());
}

void Connection::process() {
    for (int served = 0; phase_ == Phase::reading;) {
        if (served == turn) {
            loop_->post([me = self()] { me->process(); });
            return;
        }
        const auto used = parser_.feed(input_.view());
        input_.consume(used);
        if (parser_.state() == RequestParser::State::refused) {
            language_ = reader_language(parser_.request());
            return refuse(parser_.refusal());
        }
        if (parser_.state() == RequestParser::State::complete) {
            ask();
            ++served;
        } else if (used == 0 || input_.empty()) {
            return read_more();
        }
    }
}

void Connection::read_more() {
    if (input_.is_full()) return refuse(Problem(problems::malformed));
    if (parser_.state() == RequestParser::State::body) return read_body();
    const auto& options = edge_->options;
    const bool first = number_ == 0;  // its time began with the connection
    if (!parser_.has_begun()) {
        if (!first) expire_in(draining_ ? options.idle_grace : options.idle_timeout);
    } else if (!head_begun_) {
        head_begun_ = true;
        if (!first) expire_in(options.head_timeout);
    }
    read_into(InputBuffer::least);
}

void Connection::read_body() {
    if (!body_begun_) {
        body_begun_ = true;
        since_ = steady_clock::now();
    }
    const auto size = parser_.request().body.size();
    expect_progress(edge_->options.body_timeout, size);
    count_body();
    if (size > 65536 && edge_->body_bytes > edge_->options.bodies_in_memory_max)
        return refuse(Problem(problems::busy));
    if (parser_.expects_continue() && !continued_ && size == 0 && input_.empty()) {
        continued_ = true;
        return write_interim();
    }
    read_into(InputBuffer::most);
}

// Bodies that have arrived are memory; when too much of it is taken, later ones are asked to come again.
void Connection::count_body() {
    const auto size = parser_.request().body.size();
    edge_->body_bytes += size - body_counted_;
    body_counted_ = size;
}

void Connection::ask() {
    auto& request = parser_.request();
    ++number_;
    asked_at_ = steady_clock::now();
    describe(request);
    count_body();
    if (turned_away_) return refuse(Problem(problems::busy));
    phase_ = Phase::asking;
    expire_in(edge_->options.answer_timeout);
    if (request.path == "*") {
        Problem refusal(problems::method_not_allowed);
        refusal.allowed = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"};
        return answer(refused(refusal, language_));
    }
    asking_now_ = true;
    edge_->handler(std::move(request),
                   [pending = std::make_shared<Pending>(self(), number_, language_, request_id_)](
                       Response response) { pending->give(std::move(response)); });
    asking_now_ = false;
    if (response_) answer(std::move(*response_));
}

// Who asks, when, and what we need of the request once the handler has it.
void Connection::describe(Request& request) {
    const auto caller = caller_of(peer_, wire_->is_tls(), request.header("x-forwarded-for"),
                                  request.header("x-forwarded-proto"), edge_->trusted);
    request_id_ = loop_->next_request_id();
    method_ = parser_.wants_head_only() ? "HEAD" : request.method;
    language_ = reader_language(request);
    secure_ = caller.secure;
    request.address = to_string(caller.address);
    request.secure = caller.secure;
    request.request_id = request_id_;
    request.received_at = SystemClock{}.now();
}

void Connection::tick(SteadyTime now) {
    if (now >= deadline_ && phase_ != Phase::closed) time_out();
}

void Connection::time_out() {
    const auto keep_alive = shared_from_this();
    switch (phase_) {
        case Phase::reading:
            if (parser_.has_begun()) return refuse(Problem(problems::request_timeout));
            // While the server stops, a request that has reached this machine is still answered.
            if (draining_ && wire_->has_waiting_bytes()) return expire_in(milliseconds(200));
            return close();
        case Phase::asking:
            ++number_;  // what comes now is too late
            return refuse(Problem(problems::no_answer));
        case Phase::live:
            if (!is_writing()) return expire_in(edge_->options.idle_timeout);
            return close();
        default: return close();
    }
}

void Connection::drain() {
    draining_ = true;
    const auto keep_alive = shared_from_this();
    if (phase_ == Phase::live) end_live();
    else if (phase_ == Phase::reading && !parser_.has_begun()) expire_in(edge_->options.idle_grace);
}

void Connection::close() {
    if (phase_ == Phase::closed) return;
    phase_ = Phase::closed;
    stop_live();
    wire_->close();
    edge_->body_bytes -= body_counted_;
    body_counted_ = 0;
    edge_->connections.leave(peer_);
    if (place_) loop_->remove(*place_);
    place_.reset();
}

void Connection::deliver(std::uint64_t number, Response response) {
    if (loop_->is_current() && asking_now_ && number == number_) {
        response_ = std::move(response);
        return;
    }
    const auto live = response.live;
    const bool posted = loop_->post([me = self(), number, answer = std::move(response)]() mutable {
        me->answered(number, std::move(answer));
    });
    if (!posted && live) live->stop();
}

void Connection::expire_in(milliseconds time) { deadline_ = steady_clock::now() + time; }

// Slow is allowed, standing still is not: something has to move within `base`, and in all as much as the
// slowest line that we serve would carry.
void Connection::expect_progress(milliseconds base, std::size_t bytes) {
    const auto granted = milliseconds(bytes * 1000 / edge_->options.bytes_per_second_min);
    deadline_ = std::min(steady_clock::now() + base, since_ + base + granted);
}

}  // namespace atrium

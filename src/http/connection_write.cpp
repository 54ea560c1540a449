#include "http/answer_head.h"
#include "http/connection.h"
#include "http/live_sink.h"
#include "http/refusals.h"

namespace atrium {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds linger_time{2'000};

void drop_front(std::string_view (&parts)[2], std::size_t count) {
    for (auto& part : parts) {
        const auto here = std::min(count, part.size());
        part.remove_prefix(here);
        count -= here;
    }
}

}  // namespace

void Connection::refuse(const Problem& problem) {
    close_after_ = true;
    answer(refused(problem, language_));
}

void Connection::answered(std::uint64_t number, Response response) {
    if (phase_ != Phase::asking || number != number_) {
        if (response.live) response.live->stop();
        return;
    }
    answer(std::move(response));
    if (phase_ == Phase::reading) process();
}

void Connection::answer(Response response) {
    const bool head_only = parser_.wants_head_only();
    live_ = std::exchange(response.live, nullptr);
    const bool streams = live_ && !head_only;
    close_after_ = close_after_ || !parser_.keep_alive() || edge_->stopping || streams;
    response_ = std::move(response);
    const bool empty = response_->status == 204 || response_->status == 304;
    const auto body = empty ? std::string_view{} : body_of(*response_);
    head_.clear();
    write_head(head_, *response_,
               {.date = loop_->date(),
                .request_id = request_id_,
                .body_size = live_ ? std::nullopt : std::optional(body.size()),
                .close = close_after_,
                .secure = secure_});
    if (!streams) stop_live();
    begin_writing(head_, head_only ? std::string_view{} : body);
}

void Connection::write_interim() {
    interim_ = true;
    begin_writing("HTTP/1.1 100 Continue\r\n\r\n", {});
}

void Connection::begin_writing(std::string_view head, std::string_view body) {
    if (phase_ != Phase::live) phase_ = Phase::writing;
    since_ = steady_clock::now();
    written_ = 0;
    unwritten_[0] = head;
    unwritten_[1] = body;
    go_on_writing();
}

void Connection::go_on_writing() {
    const auto buffers = [this] {
        return TwoBuffers{boost::asio::const_buffer(unwritten_[0].data(), unwritten_[0].size()),
                          boost::asio::const_buffer(unwritten_[1].data(), unwritten_[1].size())};
    };
    const auto count = wire_->write_now(buffers());
    drop_front(unwritten_, count);
    written_ += count;
    if (!is_writing()) return finish_writing();
    expect_progress(edge_->options.write_timeout, written_);
    wire_->write(buffers(), shared_from_this());
}

void Connection::on_written(ErrorCode error, std::size_t count) {
    if (phase_ == Phase::closed) return;
    if (error) return close();
    drop_front(unwritten_, count);
    written_ += count;
    if (is_writing()) go_on_writing();
    else finish_writing();
    if (phase_ == Phase::reading && !read_waits_) process();
}

void Connection::finish_writing() {
    if (phase_ == Phase::live) return write_live();
    if (!interim_) return finish_answer();
    interim_ = false;
    phase_ = Phase::reading;
    read_more();
}

void Connection::finish_answer() {
    report();
    edge_->body_bytes -= std::exchange(body_counted_, 0);
    response_.reset();
    if (live_) return start_live();
    if (close_after_) return linger();
    next_request();
}

void Connection::next_request() {
    parser_.reset();
    input_.relax();
    head_begun_ = body_begun_ = continued_ = false;
    phase_ = Phase::reading;
}

void Connection::report() const {
    if (!edge_->options.served) return;
    const auto now = steady_clock::now();
    edge_->options.served(
        {.request_id = request_id_,
         .method = method_,
         .route = response_->route,
         .city = response_->city,
         .status = response_->status,
         .body_bytes = body_of(*response_).size(),
         .duration = number_ ? std::chrono::duration_cast<std::chrono::microseconds>(now - asked_at_)
                             : std::chrono::microseconds{}});
}

void Connection::start_live() {
    phase_ = Phase::live;
    expire_in(edge_->options.idle_timeout);
    const std::weak_ptr<WireUser> me = shared_from_this();
    sink_ = std::make_shared<LiveSink>(edge_->options.live_waiting_bytes_max, [me, loop = loop_] {
        return loop->post([me] {
            if (const auto connection = std::static_pointer_cast<Connection>(me.lock()))
                connection->write_live();
        });
    });
    if (!read_waits_) read_into(InputBuffer::least);  // only to learn that the client has gone
    live_->start([sink = sink_](const std::string& frame) { return sink->push(frame); });
}

void Connection::write_live() {
    if (phase_ != Phase::live || is_writing()) return;
    auto taken = sink_->take();
    if (taken.cut) return close();
    if (!taken.frames.empty()) {
        frames_ = std::move(taken.frames);
        return begin_writing(frames_, {});
    }
    if (!taken.open) linger();
}

// The server stops: what has been pushed is still written.
void Connection::end_live() {
    stop_live();
    write_live();
}

void Connection::stop_live() {
    if (sink_) sink_->shut();
    if (const auto live = std::exchange(live_, nullptr)) live->stop();
}

// Closing at once would reset the connection when the client is still sending, and a reset may take the
// answer with it (RFC 9112 §9.6): we say that we are done and wait for the client to close.
void Connection::linger() {
    stop_live();
    parser_.reset();
    phase_ = Phase::lingering;
    expire_in(linger_time);
    if (ended_ || (wire_->is_tls() && read_waits_)) return close();
    wire_->shut(shared_from_this());
}

void Connection::on_shut() {
    if (phase_ != Phase::lingering) return;
    if (wire_->is_tls()) return close();
    if (!read_waits_) read_into(InputBuffer::least);
}

}  // namespace atrium

#pragma once

#include "http/edge.h"
#include "http/input_buffer.h"
#include "http/loop.h"
#include "http/wire.h"

namespace atrium {

class LiveSink;

// One client's connection, from the first byte to the last: requests are read, asked and answered one after
// another, so pipelined ones are answered in order.
class Connection final : public WireUser {
public:
    Connection(std::shared_ptr<Edge>, std::shared_ptr<Loop>, std::unique_ptr<Wire>, Address peer,
               bool turned_away);
    ~Connection() override;

    void start();
    void tick(SteadyTime now);
    void drain();  // the server stops
    void close();

    // From any thread: the answer to the request with this number.
    void deliver(std::uint64_t number, Response);
    // On the loop's thread: a live stream has something to write, or has ended.
    void write_live();

private:
    enum class Phase { opening, reading, asking, writing, live, lingering, closed };

    void on_open(ErrorCode) override;
    void on_read(ErrorCode, std::size_t) override;
    void on_written(ErrorCode, std::size_t) override;
    void on_shut() override;

    // Reading and asking: connection.cpp
    void process();
    void read_more();
    void read_body();
    void read_into(std::size_t room);
    void count_body();
    void ask();
    void describe(Request&);
    void time_out();
    void expire_in(std::chrono::milliseconds);
    void expect_progress(std::chrono::milliseconds base, std::size_t bytes);
    std::shared_ptr<Connection> self() { return std::static_pointer_cast<Connection>(shared_from_this()); }

    // Answering: connection_write.cpp
    void refuse(const Problem&);
    void answered(std::uint64_t number, Response);
    void answer(Response);
    void write_interim();
    void begin_writing(std::string_view head, std::string_view body);
    void go_on_writing();
    void finish_writing();
    void finish_answer();
    void next_request();
    void report() const;
    void start_live();
    void end_live();
    void stop_live();
    void linger();
    bool is_writing() const { return !unwritten_[0].empty() || !unwritten_[1].empty(); }

    const std::shared_ptr<Edge> edge_;
    const std::shared_ptr<Loop> loop_;
    const std::unique_ptr<Wire> wire_;
    const Address peer_;
    const bool turned_away_;

    Phase phase_ = Phase::opening;
    SteadyTime deadline_;
    SteadyTime since_;  // when the body or the answer began
    std::optional<std::list<Connection*>::iterator> place_;
    bool draining_ = false;

    InputBuffer input_;
    RequestParser parser_;
    bool read_waits_ = false;
    bool ended_ = false;  // the client will send no more
    bool head_begun_ = false;
    bool body_begun_ = false;
    bool continued_ = false;
    std::size_t body_counted_ = 0;
    std::size_t discarded_ = 0;

    std::uint64_t number_ = 0;  // of the request being asked
    bool asking_now_ = false;   // inside the handler's call
    SteadyTime asked_at_;
    std::string request_id_;
    std::string method_;
    Language language_ = Language::zh;
    bool secure_ = false;

    std::optional<Response> response_;
    std::string head_;
    std::string_view unwritten_[2];
    std::size_t written_ = 0;
    bool interim_ = false;
    bool close_after_ = false;

    std::shared_ptr<LiveStream> live_;
    std::shared_ptr<LiveSink> sink_;
    std::string frames_;
};

}  // namespace atrium

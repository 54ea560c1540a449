#pragma once

#include "http/api.h"
#include "http/kept_answers.h"

#include <boost/asio/thread_pool.hpp>

namespace atrium {

// Who sent a request, as `identity` knows it.
struct SignedIn {
    Actor actor;
    std::string csrf;  // what a command of this session carries in X-CSRF-Token
};

// One answered request, for metrics and log.
struct Seen {
    const Route* route = nullptr;  // null: no such route
    const City* city = nullptr;
    int status = 0;
    std::string request_id;
    std::chrono::microseconds took{};
    std::chrono::microseconds apply{};  // on the writer
    std::string fault;                  // what went wrong on our side
};

struct GatewayParts {
    const Api* api = nullptr;
    std::function<City*(std::string_view host)> city_of;
    std::function<std::optional<SignedIn>(City&, const Request&)> signed_in;
    std::function<bool(const Actor&, Permission)> allowed;
    std::function<void(const Seen&)> observe = [](const Seen&) {};
    std::size_t workers = 4;
};

// Between the edge and the use cases: finds the route, asks who it is and whether he may, decodes, runs the
// use case where it belongs (readers' pool or writer), and answers.
class Gateway {
public:
    explicit Gateway(GatewayParts);
    ~Gateway();
    void finish();  // what was begun, and takes nothing more

    void handle(Request, Respond);
    Handler handler() {
        return [this](Request request, Respond respond) { handle(std::move(request), std::move(respond)); };
    }
    KeptAnswers& kept() { return kept_; }

private:
    struct Exchange;
    void work(const std::shared_ptr<Exchange>&);
    void read(const std::shared_ptr<Exchange>&);
    void write(const std::shared_ptr<Exchange>&);
    void answer(const std::shared_ptr<Exchange>&, Response);
    static void respond(const std::shared_ptr<Exchange>&, Response);
    void refuse(const std::shared_ptr<Exchange>&, std::exception_ptr);

    GatewayParts parts_;
    KeptAnswers kept_;
    boost::asio::thread_pool pool_;
};

}  // namespace atrium

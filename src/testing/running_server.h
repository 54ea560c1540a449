#pragma once

#include "http/server.h"
#include "testing/http_client.h"

namespace atrium::testing {

// A port that is free, on this machine alone.
inline ServerOptions any_port() {
    ServerOptions options;
    options.listen = {"127.0.0.1:0"};
    return options;
}

// Answers what it understood, so that a test sees the request as the handler does.
inline Handler echo() {
    return [](const Request& request, const Respond& respond) {
        respond({.content_type = "text/plain",
                 .body = request.method + " " + request.path + "?" + request.query + " " + request.body});
    };
}

struct RunningServer {
    explicit RunningServer(Handler handler = echo(), ServerOptions options = any_port())
        : server(std::move(options), std::move(handler)) {
        server.start();
    }
    HttpClient client(int receive_buffer = 0) const { return HttpClient(server.port(), receive_buffer); }

    Server server;
};

}  // namespace atrium::testing

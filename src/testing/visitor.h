#pragma once

#include "testing/town.h"

namespace atrium {

// Somebody at a browser: keeps the cookie, sends the CSRF token, and goes through the gateway with the real
// sessions (Town::http acts as whoever the test says).
class Visitor {
public:
    explicit Visitor(Town&);

    Response get(const std::string& path) { return send("GET", path, ""); }
    Response post(const std::string& path, const std::string& body) { return send("POST", path, body); }
    Response put(const std::string& path, const std::string& body) { return send("PUT", path, body); }
    Response remove(const std::string& path) { return send("DELETE", path, ""); }
    Response send(const std::string& method, const std::string& path, const std::string& body);

    // Signs in; the answer's status.
    int sign_in(const std::string& login, const std::string& password, const std::string& code = "");

    std::string cookie;
    std::string csrf;
    std::map<std::string, std::string> headers;  // of the next requests, besides the usual
    std::string address = "127.0.0.1";
    bool secure = false;

private:
    Town& town_;
    Gateway gateway_;
    int requests_ = 0;
};

// What the answer says, as JSON.
json::value said(const Response&);
// The `type` of a refusal, without "/problems/".
std::string kind_of(const Response&);

}  // namespace atrium

#pragma once

#include "notify/message.h"

#include <condition_variable>
#include <thread>

namespace atrium::notify {

enum class SendOutcome {
    accepted,     // the gateway has it
    refused,      // it will never take this one
    unreachable,  // nothing is known of it: tried again
};

// The way out to mobiles (短信网关).  `key` is the same for every try of one message, so that a gateway which
// had taken it already does not send it twice.  Slow: called by the postman alone.
class SmsSender {
public:
    virtual ~SmsSender() = default;
    virtual SendOutcome send(const std::string& key, const std::string& mobile,
                             const std::string& text) const = 0;
};

// Sends what waits in one jurisdiction, one message after another.
class Postman {
public:
    Postman(City&, std::function<void(std::string_view, const std::string&)> report);
    ~Postman();
    Postman(const Postman&) = delete;
    Postman& operator=(const Postman&) = delete;

private:
    void loop();

    City& city_;
    std::function<void(std::string_view, const std::string&)> report_;
    std::mutex mutex_;
    std::condition_variable woken_;
    bool stopping_ = false;
    std::thread thread_;
};

// One step of the postman: sends the message that has waited longest, if one is due.
bool send_one(City&);

}  // namespace atrium::notify

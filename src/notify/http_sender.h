#pragma once

#include "notify/postman.h"

namespace atrium::notify {

// Gives messages to a gateway over HTTP: POST {"key", "mobile", "text"}.  200 says that it has the message,
// 4xx that it will never take it; anything else, and silence for ten seconds, that nothing is known.
class HttpSmsSender final : public SmsSender {
public:
    explicit HttpSmsSender(std::string url) : url_(std::move(url)) {}
    SendOutcome send(const std::string& key, const std::string& mobile,
                     const std::string& text) const override;

private:
    std::string url_;
};

}  // namespace atrium::notify

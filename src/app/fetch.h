#pragma once

#include <memory>
#include <string>

namespace atrium::app {

// Asks other servers; one connection is kept for the next question.
class Fetcher {
public:
    Fetcher();
    ~Fetcher();
    Fetcher(const Fetcher&) = delete;
    Fetcher& operator=(const Fetcher&) = delete;

    // The body of a 200; anything else is a std::runtime_error that names the address.
    std::string get(const std::string& url);

private:
    struct Handle;
    std::unique_ptr<Handle> handle_;
};

}  // namespace atrium::app

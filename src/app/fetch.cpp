#include "app/fetch.h"

#include <curl/curl.h>

#include <stdexcept>

namespace atrium::app {
namespace {

constexpr std::size_t body_size_max = 64 * 1024 * 1024;

std::size_t take(const char* bytes, std::size_t, std::size_t count, void* out) {
    auto& body = *static_cast<std::string*>(out);
    if (body.size() + count > body_size_max) return 0;
    body.append(bytes, count);
    return count;
}

}  // namespace

struct Fetcher::Handle {
    Handle() : curl(curl_easy_init()) {
        if (!curl) throw std::runtime_error("libcurl cannot be used");
    }
    ~Handle() { curl_easy_cleanup(curl); }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    CURL* curl;
};

Fetcher::Fetcher() : handle_(std::make_unique<Handle>()) {}
Fetcher::~Fetcher() = default;

std::string Fetcher::get(const std::string& url) {
    auto* curl = handle_->curl;
    std::string body;
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 10L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, 60L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
    const auto done = curl_easy_perform(curl);
    if (done != CURLE_OK) throw std::runtime_error(url + ": " + curl_easy_strerror(done));
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    if (status != 200) throw std::runtime_error(url + " answers " + std::to_string(status));
    return body;
}

}  // namespace atrium::app

#include "notify/http_sender.h"

#include <curl/curl.h>

#include <memory>

namespace atrium::notify {
namespace {

constexpr long longest_wait_ms = 10'000;

// Once in the process, before any thread uses the library.
void start_library() {
    static const auto started = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (started != CURLE_OK) throw std::runtime_error("libcurl cannot be started");
}

std::size_t ignore(char*, std::size_t size, std::size_t count, void*) { return size * count; }

// The status of the answer, or 0 when there was none.
long post(const std::string& url, const std::string& body) {
    start_library();
    const std::unique_ptr<CURL, void (*)(CURL*)> handle(curl_easy_init(), curl_easy_cleanup);
    const std::unique_ptr<curl_slist, void (*)(curl_slist*)> headers(
        curl_slist_append(nullptr, "Content-Type: application/json"), curl_slist_free_all);
    if (!handle || !headers) throw std::bad_alloc();
    curl_easy_setopt(handle.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, body.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, ignore);
    curl_easy_setopt(handle.get(), CURLOPT_TIMEOUT_MS, longest_wait_ms);
    curl_easy_setopt(handle.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle.get(), CURLOPT_FOLLOWLOCATION, 0L);
    if (curl_easy_perform(handle.get()) != CURLE_OK) return 0;
    long status = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    return status;
}

}  // namespace

SendOutcome HttpSmsSender::send(const std::string& key, const std::string& mobile,
                                const std::string& text) const {
    const auto status = post(url_, json_text(json::object{{"key", key}, {"mobile", mobile}, {"text", text}}));
    if (status >= 200 && status < 300) return SendOutcome::accepted;
    return status >= 400 && status < 500 ? SendOutcome::refused : SendOutcome::unreachable;
}

}  // namespace atrium::notify

#include "http/http_metrics.h"

#include "http/refusals.h"

#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <mutex>

namespace atrium {
namespace {

constexpr std::string_view methods[] = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "other"};

std::size_t method_index(std::string_view method) {
    const auto last = std::end(methods) - 1;
    return static_cast<std::size_t>(std::find(std::begin(methods), last, method) - std::begin(methods));
}

double resident_bytes() {
    std::ifstream in("/proc/self/statm");
    double all = 0, resident = 0;
    in >> all >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

double processor_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double open_files() {
    std::error_code unknown;
    const std::filesystem::directory_iterator files("/proc/self/fd", unknown);
    return unknown ? 0 : static_cast<double>(std::distance(begin(files), end(files)));
}

// A proxy on this machine that nobody has declared as trusted would open the door to everybody behind it.
bool came_through_proxy(const Request& request) {
    return !request.header("x-forwarded-for").empty() || !request.header("forwarded").empty() ||
           !request.header("via").empty();
}

bool may_look(const Request& request, const std::vector<Network>& allowed) {
    const auto address = address_value(request.address);
    if (!address) return false;
    return contains(allowed, *address) || (address->is_loopback() && !came_through_proxy(request));
}

}  // namespace

std::size_t HttpMetrics::KeyHash::operator()(const Key& key) const {
    const auto route = reinterpret_cast<std::uintptr_t>(key.route),
               city = reinterpret_cast<std::uintptr_t>(key.city);
    return ((route * 31 + city) * 31 + static_cast<std::size_t>(key.status)) * 8 + key.method;
}

HttpMetrics::Series HttpMetrics::series_of(const Served& served) {
    const Key key{served.route.data(), served.city.data(), served.status, method_index(served.method)};
    {
        const std::shared_lock lock(mutex_);
        if (const auto found = series_.find(key); found != series_.end()) return found->second;
    }
    const auto route = served.route.empty() ? "none" : served.route;
    const auto status = std::to_string(served.status);
    const auto method = methods[key.method];
    const Series series{
        &metrics_.counter("atrium_http_requests_total", "Requests answered.",
                          {{"city", served.city}, {"method", method}, {"route", route}, {"status", status}}),
        &metrics_.counter("atrium_http_answer_bytes_total", "Bytes of answers' bodies.",
                          {{"city", served.city}, {"method", method}, {"route", route}}),
        &metrics_.histogram("atrium_http_request_seconds",
                            "Time from the request's last byte to the answer's.",
                            {{"city", served.city}, {"method", method}, {"route", route}})};
    const std::unique_lock lock(mutex_);
    return series_.emplace(key, series).first->second;
}

void HttpMetrics::record(const Served& served) {
    const auto series = series_of(served);
    series.requests->add();
    series.bytes->add(served.body_bytes);
    series.seconds->observe(served.duration.count());
}

void add_process_metrics(Metrics& metrics) {
    metrics.reading("process_resident_memory_bytes", "Resident memory.", resident_bytes);
    metrics.reading("process_cpu_seconds_total", "Processor time used.", processor_seconds);
    metrics.reading("process_open_fds", "Open file descriptors.", open_files);
    const auto now = static_cast<double>(SystemClock{}.now().us) / 1e6;
    metrics.reading("process_start_time_seconds", "When the process began.", [now] { return now; });
}

Handler with_metrics(Metrics& metrics, std::vector<Network> allowed, Handler next) {
    return [&metrics, allowed = std::move(allowed), next = std::move(next)](Request request,
                                                                            Respond respond) {
        if (request.path != "/metrics") return next(std::move(request), std::move(respond));
        auto response =
            may_look(request, allowed)
                ? Response{.content_type = "text/plain; version=0.0.4; charset=utf-8", .body = metrics.text()}
                : refused(Problem(problems::not_found), reader_language(request));
        response.route = "/metrics";
        respond(std::move(response));
    };
}

}  // namespace atrium

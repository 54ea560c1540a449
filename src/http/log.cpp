#include "http/log.h"

#include <spdlog/async.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace atrium {
namespace {

constexpr std::size_t waiting_lines = 8192;
constexpr std::size_t file_bytes = 64 * 1024 * 1024;
constexpr std::size_t files_kept = 8;
constexpr const char* logger_name = "atrium";

spdlog::level::level_enum spdlog_level(LogLevel level) {
    switch (level) {
        case LogLevel::info: return spdlog::level::info;
        case LogLevel::warning: return spdlog::level::warn;
        default: return spdlog::level::err;
    }
}

std::string quoted(std::string_view text) { return json_text(json::string(text)); }

std::string text_of(const LogField& field) {
    struct Writer {
        std::string operator()(std::int64_t value) const { return std::to_string(value); }
        std::string operator()(double value) const { return fmt::format("{}", value); }
        std::string operator()(bool value) const { return value ? "true" : "false"; }
        std::string operator()(const Fixed& value) const { return quoted(value.text()); }
        std::string operator()(const Pattern& value) const { return quoted(value.text); }
    };
    return std::visit(Writer{}, field.value);
}

void write(LogLevel level, std::string_view event, std::string_view request_id, std::string_view rest) {
    const auto logger = spdlog::get(logger_name);
    if (!logger || !logger->should_log(spdlog_level(level))) return;
    auto line = fmt::format(R"({{"time":"{}","level":"{}","event":{})", to_string(SystemClock{}.now()),
                            enum_text(level), quoted(event));
    if (!request_id.empty()) line += fmt::format(R"(,"request_id":"{}")", request_id);
    line += rest;
    line += '}';
    logger->log(spdlog_level(level), line);
}

}  // namespace

Logging::Logging(LogOptions options) : options_(std::move(options)) {
    spdlog::init_thread_pool(waiting_lines, 1);
    spdlog::sink_ptr sink;
    if (options_.file.empty()) sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    else sink = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(options_.file, file_bytes, files_kept);
    const auto logger = std::make_shared<spdlog::async_logger>(
        logger_name, std::move(sink), spdlog::thread_pool(), spdlog::async_overflow_policy::overrun_oldest);
    logger->set_pattern("%v");
    logger->set_level(spdlog_level(options_.least));
    spdlog::register_logger(logger);
    spdlog::flush_every(std::chrono::seconds(1));
}

Logging::~Logging() { spdlog::shutdown(); }

void Logging::request(const Served& served) const {
    const bool remarkable = served.status >= 400 || served.duration >= options_.slow;
    log_event(remarkable ? LogLevel::warning : LogLevel::info, "request", served.request_id,
              {{"city", Pattern{served.city}},
               {"method", Pattern{served.method}},
               {"route", Pattern{served.route}},
               {"status", std::int64_t{served.status}},
               {"bytes", static_cast<std::int64_t>(served.body_bytes)},
               {"microseconds", std::int64_t{served.duration.count()}}});
}

void log_event(LogLevel level, Fixed event, std::string_view request_id,
               std::initializer_list<LogField> fields) {
    std::string rest;
    for (const auto& field : fields) rest += fmt::format(",\"{}\":{}", field.name.text(), text_of(field));
    write(level, event.text(), request_id, rest);
}

void log_fault(std::string_view event, std::string_view request_id, std::string_view what) {
    write(LogLevel::error, event, request_id, ",\"what\":" + quoted(blanked(what)));
}

std::string blanked(std::string_view what) {
    constexpr std::size_t longest = 400;
    constexpr std::size_t digits_shown = 4;  // codes of errors, ports, years
    std::string out;
    for (std::size_t at = 0; at < what.size() && out.size() < longest;) {
        const char c = what[at];
        const auto end_of = [&](auto belongs) {
            auto end = at;
            while (end < what.size() && belongs(what[end])) ++end;
            return end;
        };
        if (c == '\'' || c == '"') {
            const auto close = what.find(c, at + 1);
            out.append(1, c).append("…").append(1, c);
            at = close == what.npos ? what.size() : close + 1;
        } else if (c >= '0' && c <= '9') {
            const auto end = end_of([](char d) { return d >= '0' && d <= '9'; });
            out += end - at > digits_shown ? std::string_view("#") : what.substr(at, end - at);
            at = end;
        } else if (static_cast<unsigned char>(c) >= 0x80) {
            out += "…";
            at = end_of([](char d) { return static_cast<unsigned char>(d) >= 0x80; });
        } else {
            out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
            ++at;
        }
    }
    return out;
}

}  // namespace atrium

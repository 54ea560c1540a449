#pragma once

#include "base/codec.h"
#include "http/server.h"

#include <initializer_list>
#include <variant>

namespace atrium {

// A text that stands in the program.  Nothing that came from outside can become one: so no line of the log
// holds a name, a number of a case or a query.
class Fixed {
public:
    consteval Fixed(const char* text) : text_(text) {}
    constexpr std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

// The pattern of a route, "/api/cases/{number}", or the division code of a jurisdiction: texts of our own
// tables, put together when the program starts.
struct Pattern {
    std::string_view text;
};

struct LogField {
    Fixed name;
    std::variant<std::int64_t, double, bool, Fixed, Pattern> value;
};

enum class LogLevel { info, warning, error };

BOOST_DESCRIBE_ENUM(LogLevel, info, warning, error)

struct LogOptions {
    std::string file = "";  // "" is the standard error output
    // info: a line for every request.  warning: for the refused and the slow alone.  error: faults alone.
    LogLevel least = LogLevel::info;
    std::chrono::milliseconds slow{1'000};
};

// The log of the process while it lives: lines of JSON, written by a thread of their own.  When more comes
// than the disk takes, the oldest waiting lines are lost, never the time of a request.
class Logging {
public:
    explicit Logging(LogOptions);
    ~Logging();
    Logging(const Logging&) = delete;
    Logging& operator=(const Logging&) = delete;

    void request(const Served&) const;

private:
    LogOptions options_;
};

// {"time":…,"level":…,"event":…,"request_id":…, fields}.  Without a Logging it goes nowhere, and so does what
// stands below its level.
void log_event(LogLevel, Fixed event, std::string_view request_id,
               std::initializer_list<LogField> fields = {});

// What went wrong on our side, in the words of a library or of ours.  They may quote what somebody wrote:
// quoted text, long numbers and everything but ASCII are blanked.
void log_fault(std::string_view event, std::string_view request_id, std::string_view what);
std::string blanked(std::string_view what);

}  // namespace atrium

#pragma once

#include "calendar/deadline.h"

namespace atrium::calendar {

// "2017-05-10" or "2017-05-10 10:00" in local time, for tests only; a date alone is nine in the morning.
inline Instant local(const std::string& text) {
    const auto minutes =
        text.size() > 10 ? std::stoi(text.substr(11, 2)) * 60 + std::stoi(text.substr(14, 2)) : 540;
    return start_of(parse_date(text.substr(0, 10))) + std::chrono::minutes(minutes);
}

inline Pause pause(const std::string& from, const std::string& to) {
    return {.from = local(from), .to = local(to)};
}

}  // namespace atrium::calendar

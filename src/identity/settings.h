#pragma once

#include "engine/services.h"

#include <boost/describe/class.hpp>

namespace atrium::identity {

// What an operator may choose.
struct Settings {
    bool mobile_codes =
        false;  // a mobile has to be proved by a code: needs a gateway for messages, or a demo
    int session_idle_minutes = 30;
    int session_hours = 12;
    int wrong_attempts = 5;  // so many wrong passwords or codes …
    int wrong_minutes = 15;  // … within so many minutes …
    int lock_minutes = 15;   // … lock for so many
    int code_minutes = 10;
    int codes_per_hour = 5;  // to one mobile
};
BOOST_DESCRIBE_STRUCT(Settings, (),
                      (mobile_codes, session_idle_minutes, session_hours, wrong_attempts, wrong_minutes,
                       lock_minutes, code_minutes, codes_per_hour))

// The jurisdiction's choice, or the defaults.
inline const Settings& settings(const Services& services) {
    static const Settings defaults;
    return services.has<Settings>() ? services.get<Settings>() : defaults;
}

}  // namespace atrium::identity

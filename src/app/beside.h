#pragma once

#include "app/place.h"
#include "app/settings.h"

namespace atrium::app {

// A city opened by a command beside the server that may be serving it: it writes in transactions of its own
// and makes identifiers as another node.  Timers and told events are left to the server.
class Beside {
public:
    explicit Beside(const Settings&);
    Beside(const Settings&, const Place&);

    City& city() { return open_.city(); }
    Instant begun_at() const { return begun_at_; }  // domain time
    void write(const std::function<void(Context&)>& work) {
        city().run_and_wait({.actor = system_actor(), .request_id = "command"}, work);
    }
    template <class F>
    auto ask(F&& question) {
        return city().ask({.actor = system_actor()}, std::forward<F>(question));
    }

private:
    SystemClock clock_;
    OpenCity open_;
    Instant begun_at_;
};

}  // namespace atrium::app

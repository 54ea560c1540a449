#include "app/beside.h"

#include "app/commands.h"

namespace atrium::app {
namespace {

constexpr unsigned node_of_commands = 31;

}  // namespace

Beside::Beside(const Settings& settings) : Beside(settings, chosen_place(settings)) {}

Beside::Beside(const Settings& settings, const Place& place)
    : open_(place, keys_of(settings, place),
            {.clock = &clock_,
             .random = &system_random(),
             .report = [](std::string_view event, const std::string& what) { log_fault(event, "", what); },
             .readers = 1,
             .background = false,
             .node = node_of_commands}),
      begun_at_(open_.city().now()) {}

}  // namespace atrium::app

#include "app/modules.h"

namespace atrium::app {
namespace {

constexpr std::string_view names[] = {"ledger", "engine"};

}  // namespace

std::span<const std::string_view> module_names() { return names; }

const Api& api() {
    static const Api all = [] { return Api{}; }();
    return all;
}

const Reactions& reactions() {
    static const Reactions all = [] { return Reactions{}; }();
    return all;
}

const Timers& timers() {
    static const Timers all = [] { return Timers{}; }();
    return all;
}

}  // namespace atrium::app

#include "app/modules.h"

#include "files/routes.h"

namespace atrium::app {
namespace {

constexpr std::string_view names[] = {"ledger", "engine", "files"};

}  // namespace

std::span<const std::string_view> module_names() { return names; }

const Api& api() {
    static const Api all = [] {
        Api out;
        files::add_routes(out);
        return out;
    }();
    return all;
}

const Reactions& reactions() {
    static const Reactions all;
    return all;
}

const Timers& timers() {
    static const Timers all = [] {
        Timers out;
        files::add_timers(out);
        return out;
    }();
    return all;
}

bool allowed(const Actor&, Permission permission) { return permission.name == anybody.name; }

std::optional<SignedIn> signed_in(City&, const Request&) { return std::nullopt; }

}  // namespace atrium::app

#include "app/modules.h"

#include "audit/routes.h"
#include "cases/routes.h"
#include "catalog/routes.h"
#include "files/routes.h"
#include "identity/permissions.h"
#include "identity/routes.h"
#include "identity/session.h"
#include "notify/routes.h"
#include "outlets/routes.h"

namespace atrium::app {
namespace {

constexpr std::string_view names[] = {"ledger", "engine",  "files",   "identity",
                                      "notify", "outlets", "catalog", "cases"};

}  // namespace

std::span<const std::string_view> module_names() { return names; }

const Api& api() {
    static const Api all = [] {
        Api out;
        files::add_routes(out);
        identity::add_routes(out);
        notify::add_routes(out);
        audit::add_routes(out);
        outlets::add_routes(out);
        catalog::add_routes(out);
        cases::add_routes(out);
        return out;
    }();
    return all;
}

const Reactions& reactions() {
    static const Reactions all = [] {
        Reactions out;
        notify::add_reactions(out);
        cases::add_reactions(out);
        return out;
    }();
    return all;
}

const Timers& timers() {
    static const Timers all = [] {
        Timers out;
        files::add_timers(out);
        cases::add_timers(out);
        return out;
    }();
    return all;
}

bool allowed(const Actor& actor, Permission permission) { return identity::allowed(actor, permission); }

std::optional<SignedIn> signed_in(City& city, const Request& request) {
    return identity::signed_in(city, request);
}

}  // namespace atrium::app

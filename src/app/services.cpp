#include "app/services.h"

#include "catalog/item_names.h"
#include "catalog/item_version.h"
#include "crypto/number_vault.h"
#include "files/store.h"
#include "identity/realname_check.h"
#include "identity/session.h"
#include "identity/settings.h"
#include "outlets/city_divisions.h"
#include "outlets/working_calendar.h"

namespace atrium::app {

Services services_for(const std::filesystem::path& folder, const crypto::KeyFolder& keys,
                      JurisdictionKind kind, std::shared_ptr<notify::SmsSender> sms) {
    Services out;
    out.put(std::make_shared<crypto::NumberVault>(keys));
    out.put(std::make_shared<crypto::TokenIndex>(keys));
    out.put(std::make_shared<files::FileStore>(folder / "files"));
    out.put(std::make_shared<outlets::WorkingCalendar>(calendar::published_calendar()));
    out.put(std::make_shared<outlets::CityDivisions>(outlets::delivered_divisions()));
    out.put(std::make_shared<identity::Sessions>());
    identity::Settings identity_settings;
    if (kind != JurisdictionKind::real) {
        out.put<identity::RealNameCheck>(std::make_shared<identity::SandboxRealNameCheck>());
    }
    // A demo's pages show the codes.
    identity_settings.mobile_codes = sms || kind == JurisdictionKind::demo;
    if (sms) out.put(std::move(sms));
    out.put(std::make_shared<identity::Settings>(identity_settings));
    out.put(std::make_shared<catalog::ItemVersions>());
    out.put<identity::ItemNames>(std::make_shared<catalog::CatalogueNames>());
    return out;
}

}  // namespace atrium::app

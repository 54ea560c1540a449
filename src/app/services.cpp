#include "app/services.h"

#include "calendar/working_days.h"
#include "crypto/number_vault.h"
#include "files/store.h"

namespace atrium::app {

Services services_for(const std::filesystem::path& folder, const crypto::KeyFolder& keys) {
    Services out;
    out.put(std::make_shared<crypto::NumberVault>(keys));
    out.put(std::make_shared<crypto::TokenIndex>(keys));
    out.put(std::make_shared<files::FileStore>(folder / "files"));
    out.put(std::make_shared<calendar::Calendar>(calendar::published_calendar()));
    return out;
}

}  // namespace atrium::app

#include "app/services.h"

#include "crypto/number_vault.h"

namespace atrium::app {

Services services_for(const std::filesystem::path&, const crypto::KeyFolder& keys) {
    Services out;
    out.put(std::make_shared<crypto::NumberVault>(keys));
    out.put(std::make_shared<crypto::TokenIndex>(keys));
    return out;
}

}  // namespace atrium::app

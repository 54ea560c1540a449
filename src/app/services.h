#pragma once

#include "crypto/keys.h"
#include "engine/domain_time.h"
#include "engine/services.h"
#include "notify/postman.h"

#include <filesystem>

namespace atrium::app {

// What every jurisdiction has besides its database: what is made from its keys, and the data that travels in
// the program.  `folder` holds its files.
Services services_for(const std::filesystem::path& folder, const crypto::KeyFolder&, JurisdictionKind,
                      std::shared_ptr<notify::SmsSender> sms);

}  // namespace atrium::app

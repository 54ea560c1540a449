#include "crypto/secret.h"

#include <openssl/crypto.h>

namespace atrium::crypto {

void wipe(std::string& bytes) {
    OPENSSL_cleanse(bytes.data(), bytes.size());
    bytes.clear();
}

}  // namespace atrium::crypto

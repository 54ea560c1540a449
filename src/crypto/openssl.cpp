#include "crypto/openssl.h"

#include <openssl/err.h>

#include <array>
#include <stdexcept>

namespace atrium::crypto::openssl {

void fail(std::string_view what) {
    std::array<char, 256> reason{};
    ERR_error_string_n(ERR_get_error(), reason.data(), reason.size());
    ERR_clear_error();
    throw std::runtime_error("cryptography: " + std::string(what) + ": " + reason.data());
}

void forget_errors() { ERR_clear_error(); }

}  // namespace atrium::crypto::openssl

#pragma once

#include "base/random.h"
#include "crypto/secret.h"

#include <string>
#include <string_view>

// Ed25519 (RFC 8032), the algorithm that public transparency tools read.  Keys and signatures are raw bytes:
// seed 32, public key 32, signature 64.
namespace atrium::crypto {

std::string ed25519_public_key(const Secret& seed);
std::string ed25519_sign(const Secret& seed, std::string_view message);
bool ed25519_verify(std::string_view public_key, std::string_view message, std::string_view signature);

}  // namespace atrium::crypto

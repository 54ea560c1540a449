#include "crypto/sm4.h"

#include "crypto/hash.h"
#include "crypto/openssl.h"
#include "crypto/secret.h"

#include <limits>
#include <stdexcept>

namespace atrium::crypto {
namespace {

using openssl::bytes;
using openssl::check;

constexpr char version = 1;
constexpr std::size_t block_size = 16;
constexpr std::size_t tag_size = 32;
constexpr std::size_t nonce_at = 1;
constexpr std::size_t cipher_at = nonce_at + block_size;

// The three values that one envelope works with.
struct Keys {
    Secret all;
    std::string_view cipher() const { return all.bytes().substr(0, block_size); }
    std::string_view first_block() const { return all.bytes().substr(block_size, block_size); }
    std::string_view mac() const { return all.bytes().substr(2 * block_size); }
};

Keys keys_of(std::string_view key, std::string_view nonce) {
    if (key.size() < block_size) throw std::invalid_argument("an envelope's key has 16 bytes or more");
    return {Secret(hkdf_sm3(key, nonce, "atrium/sm4-ctr+hmac-sm3/1", 2 * block_size + tag_size))};
}

std::string length_text(std::size_t size) {
    std::string out;
    for (int shift = 56; shift >= 0; shift -= 8)
        out += static_cast<char>(static_cast<std::uint64_t>(size) >> shift & 0xFF);
    return out;
}

// The head (version and nonce) has a fixed length and the associated data carries theirs: no two readings.
Digest tag_of(const Keys& keys, std::string_view head, std::string_view associated, std::string_view cipher) {
    std::string all;
    all.reserve(head.size() + 8 + associated.size() + cipher.size());
    all.append(head).append(length_text(associated.size())).append(associated).append(cipher);
    return hmac_sm3(keys.mac(), all);
}

}  // namespace

std::string sm4_ctr(std::string_view key, std::string_view first_block, std::string_view text) {
    static EVP_CIPHER* const algorithm =
        check(EVP_CIPHER_fetch(nullptr, "SM4-CTR", nullptr), "SM4-CTR is missing");
    if (key.size() != block_size || first_block.size() != block_size)
        throw std::invalid_argument("SM4 has keys and blocks of 16 bytes");
    if (text.size() > std::numeric_limits<int>::max()) throw std::length_error("too long for one envelope");
    const openssl::Cipher state(check(EVP_CIPHER_CTX_new(), "SM4"));
    check(EVP_EncryptInit_ex2(state.get(), algorithm, bytes(key), bytes(first_block), nullptr), "SM4");
    std::string out(text.size(), '\0');
    int size = 0;
    check(EVP_EncryptUpdate(state.get(), bytes(out), &size, bytes(text), static_cast<int>(text.size())),
          "SM4");
    return out;
}

std::string seal(std::string_view key, std::string_view plain, std::string_view associated, Random& random) {
    auto out = std::string(1, version) + random.bytes(block_size);
    const auto keys = keys_of(key, std::string_view(out).substr(nonce_at));
    const auto cipher = sm4_ctr(keys.cipher(), keys.first_block(), plain);
    const auto tag = tag_of(keys, out, associated, cipher);
    return out.append(cipher).append(bytes_of(tag));
}

std::optional<std::string> open_sealed(std::string_view key, std::string_view sealed,
                                       std::string_view associated) {
    if (sealed.size() < cipher_at + tag_size || sealed.front() != version) return std::nullopt;
    const auto head = sealed.substr(0, cipher_at);
    const auto cipher = sealed.substr(cipher_at, sealed.size() - cipher_at - tag_size);
    const auto keys = keys_of(key, head.substr(nonce_at));
    const auto tag = tag_of(keys, head, associated, cipher);
    if (!equal_in_constant_time(bytes_of(tag), sealed.substr(sealed.size() - tag_size))) return std::nullopt;
    return sm4_ctr(keys.cipher(), keys.first_block(), cipher);
}

}  // namespace atrium::crypto

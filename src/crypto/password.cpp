#include "crypto/password.h"

#include <argon2.h>
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <semaphore>
#include <stdexcept>

namespace atrium::crypto {
namespace {

constexpr std::uint32_t memory_kib = 19 * 1024;
constexpr std::uint32_t passes = 2;
constexpr std::uint32_t lanes = 1;
constexpr std::size_t salt_size = 16;
constexpr std::size_t hash_size = 32;
constexpr int at_once = 2;

std::atomic<int> running{0}, waiting{0}, most_at_once{0};

// Lets two in at a time; the others wait their turn.
class Gate {
public:
    Gate() {
        ++waiting;
        places().acquire();
        --waiting;
        const int now = ++running;
        for (int most = most_at_once; most < now && !most_at_once.compare_exchange_weak(most, now);) continue;
    }
    ~Gate() {
        --running;
        places().release();
    }
    Gate(const Gate&) = delete;
    Gate& operator=(const Gate&) = delete;

private:
    static std::counting_semaphore<at_once>& places() {
        static std::counting_semaphore<at_once> gate(at_once);
        return gate;
    }
};

void check(int result) {
    if (result != ARGON2_OK) throw std::runtime_error(std::string("Argon2: ") + argon2_error_message(result));
}

std::string prefix() {
    return fmt::format("$argon2id$v={}$m={},t={},p={}$", static_cast<int>(ARGON2_VERSION_13), memory_kib,
                       passes, lanes);
}

}  // namespace

std::string hash_password(std::string_view password, Random& random) {
    const auto salt = random.bytes(salt_size);
    std::string out(argon2_encodedlen(passes, memory_kib, lanes, salt_size, hash_size, Argon2_id), '\0');
    const Gate gate;
    check(argon2id_hash_encoded(passes, memory_kib, lanes, password.data(), password.size(), salt.data(),
                                salt.size(), hash_size, out.data(), out.size()));
    out.resize(out.find('\0'));
    return out;
}

bool verify_password(std::string_view hash, std::string_view password) {
    const std::string terminated(hash);
    const Gate gate;
    return argon2id_verify(terminated.c_str(), password.data(), password.size()) == ARGON2_OK;
}

bool needs_rehash(std::string_view hash) { return !hash.starts_with(prefix()); }

PasswordLoad password_load() { return {running, waiting, most_at_once}; }

Secret stretched_passphrase(std::string_view passphrase, std::string_view salt) {
    std::string out(hash_size, '\0');
    const Gate gate;
    check(argon2id_hash_raw(3, 64 * 1024, 1, passphrase.data(), passphrase.size(), salt.data(), salt.size(),
                            out.data(), out.size()));
    return Secret(std::move(out));
}

}  // namespace atrium::crypto

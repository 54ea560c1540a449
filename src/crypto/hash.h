#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

// Bytes are std::string and std::string_view throughout this module; a digest has its own type.
namespace atrium::crypto {

using Digest = std::array<unsigned char, 32>;

// SM3 (GB/T 32905) is ours; SHA-256 is there for published vectors and for formats that ask for it.
enum class Hash { sm3, sha256 };

std::string_view bytes_of(const Digest&);
std::optional<Digest> digest_from(std::string_view bytes);  // 32 bytes, nothing else
std::string hex(const Digest&);

// A digest over bytes that arrive in pieces.  `finish` makes it ready for the next message.
class Hasher {
public:
    explicit Hasher(Hash = Hash::sm3);
    Hasher(Hasher&&) noexcept;
    Hasher& operator=(Hasher&&) noexcept;
    ~Hasher();

    Hasher& add(std::string_view bytes);
    Hasher& add(const Digest& digest) { return add(bytes_of(digest)); }
    Digest finish();

private:
    void start();
    Hash hash_;
    struct Release {
        void operator()(evp_md_ctx_st*) const;
    };
    std::unique_ptr<evp_md_ctx_st, Release> state_;
};

Digest digest(Hash, std::string_view bytes);
Digest sm3(std::string_view bytes);
Digest sha256(std::string_view bytes);

Digest hmac_sm3(std::string_view key, std::string_view bytes);
std::string hmac_sha1(std::string_view key, std::string_view bytes);  // for TOTP (RFC 6238) alone

// HKDF (RFC 5869) over SM3: `length` bytes of key material for the use that `info` names.
std::string hkdf_sm3(std::string_view secret, std::string_view salt, std::string_view info,
                     std::size_t length);

// Takes the same time wherever the difference lies.
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace atrium::crypto

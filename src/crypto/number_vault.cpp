#include "crypto/number_vault.h"

#include "base/codec.h"
#include "crypto/encoding.h"
#include "crypto/hash.h"
#include "crypto/sm4.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace atrium::crypto {
namespace {

std::vector<Key> usable_keys(const KeyFolder& folder, KeyPurpose purpose) {
    std::vector<Key> out{folder.active(purpose)};
    for (const auto* key : folder.usable(purpose))
        if (key->info.version != out.front().info.version) out.push_back(*key);
    return out;
}

std::string associated(std::string_view what, std::int64_t version) {
    return "atrium/" + std::string(what) + '/' + std::to_string(version);
}

std::string what_of(NumberKind kind) { return "number/" + std::string(enum_text(kind)); }

std::string index_under(const Key& key, NumberKind kind, std::string_view normal) {
    return hex(hmac_sm3(key.secret.bytes(), std::string(enum_text(kind)) + '\0' + std::string(normal)));
}

// Full-width forms (U+FF01 … U+FF5E) and the ideographic space become plain ASCII, as input methods leave
// them.
std::string half_width(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
        const bool three = text.size() >= 3 && (byte(0) == 0xEF || byte(0) == 0xE3);
        const unsigned c =
            three ? (byte(0) & 0xFU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU) : byte(0);
        if (c >= 0xFF01 && c <= 0xFF5E) out += static_cast<char>(c - 0xFF01 + '!');
        else if (c == 0x3000) out += ' ';
        else out += text.substr(0, three ? 3 : 1);
        text.remove_prefix(three ? 3 : 1);
    }
    return out;
}

bool is_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string without_country(std::string number) {
    for (const std::string_view country : {"+86", "0086", "86"}) {
        const auto rest = number.substr(std::min(country.size(), number.size()));
        if (number.starts_with(country) && rest.size() == 11 && is_digits(rest)) return rest;
    }
    return number;
}

}  // namespace

std::string normal_number(NumberKind kind, std::string_view text) {
    std::string out;
    for (const char c : half_width(text)) {
        if (c == ' ' || c == '-' || c == '\t') continue;
        out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return kind == NumberKind::phone ? without_country(std::move(out)) : out;
}

NumberVault::NumberVault(const KeyFolder& folder)
    : encryption_(usable_keys(folder, KeyPurpose::number_encryption)),
      index_(usable_keys(folder, KeyPurpose::number_index)) {}

std::string NumberVault::encrypt(NumberKind kind, std::string_view number, Random& random) const {
    return encrypt_as(what_of(kind), normal_number(kind, number), random);
}

std::string NumberVault::decrypt(NumberKind kind, std::string_view stored) const {
    return decrypt_as(what_of(kind), stored);
}

std::string NumberVault::encrypt_text(std::string_view text, Random& random) const {
    return encrypt_as("text", text, random);
}

std::string NumberVault::decrypt_text(std::string_view stored) const { return decrypt_as("text", stored); }

std::string NumberVault::encrypt_as(std::string_view what, std::string_view plain, Random& random) const {
    const auto& key = encryption_.front();
    const auto version = key.info.version;
    return std::to_string(version) + '.' +
           base64(seal(key.secret.bytes(), plain, associated(what, version), random));
}

std::string NumberVault::decrypt_as(std::string_view what, std::string_view stored) const {
    const auto dot = stored.find('.');
    const auto sealed = dot == std::string_view::npos ? std::nullopt : from_base64(stored.substr(dot + 1));
    const auto key = std::ranges::find_if(encryption_, [&](const Key& candidate) {
        return std::to_string(candidate.info.version) == stored.substr(0, dot);
    });
    if (!sealed || key == encryption_.end())
        throw std::runtime_error("a stored number has no usable key or is damaged");
    auto plain = open_sealed(key->secret.bytes(), *sealed, associated(what, key->info.version));
    if (!plain) throw std::runtime_error("a stored number was changed outside the program");
    return *std::move(plain);
}

bool NumberVault::is_current(std::string_view stored) const {
    return stored.starts_with(std::to_string(encryption_.front().info.version) + '.');
}

std::string NumberVault::index(NumberKind kind, std::string_view number) const {
    return index_under(index_.front(), kind, normal_number(kind, number));
}

std::vector<std::string> NumberVault::indexes(NumberKind kind, std::string_view number) const {
    const auto normal = normal_number(kind, number);
    std::vector<std::string> out;
    for (const auto& key : index_) out.push_back(index_under(key, kind, normal));
    return out;
}

TokenIndex::TokenIndex(const KeyFolder& folder) : keys_(usable_keys(folder, KeyPurpose::session_index)) {}

std::string TokenIndex::of(std::string_view token) const {
    return hex(hmac_sm3(keys_.front().secret.bytes(), token));
}

std::vector<std::string> TokenIndex::all_of(std::string_view token) const {
    std::vector<std::string> out;
    for (const auto& key : keys_) out.push_back(hex(hmac_sm3(key.secret.bytes(), token)));
    return out;
}

}  // namespace atrium::crypto

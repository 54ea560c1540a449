#include "ledger/commitment.h"

#include "crypto/encoding.h"
#include "ledger/canonical.h"

#include <boost/json/value.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace atrium::ledger {
namespace {

// The first byte tells what is hashed; 00 and 01 are the tree's leaf and node.
constexpr std::string_view commitment_mark = "\x02";
constexpr std::string_view field_mark = "\x03";
constexpr std::string_view salt_mark = "\x04";
constexpr std::size_t field_salt_size = 32;
constexpr std::size_t name_size_max = 0xFFFF;

std::string_view text_in(const json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    const auto* text = value ? value->if_string() : nullptr;
    return text ? std::string_view(*text) : std::string_view();
}

std::optional<std::string> hex_in(const json::object& object, std::string_view name, std::size_t size) {
    auto bytes = crypto::from_hex(text_in(object, name));
    return bytes && bytes->size() == size ? bytes : std::nullopt;
}

// Each field's salt follows from the event's, and shows nothing of the others': the length before the name
// keeps one name from being the beginning of another, which is what lengthening a hash would need.
std::string field_salt(std::string_view salt, std::string_view name) {
    const std::array length{static_cast<char>(name.size() >> 8), static_cast<char>(name.size() & 0xFF)};
    std::string text(salt_mark);
    text.append(salt).append(length.data(), length.size()).append(name);
    return std::string(crypto::bytes_of(crypto::sm3(text)));
}

std::string field_digest(std::string_view salt_of_field, const json::value& value) {
    std::string text(field_mark);
    text.append(salt_of_field).append(canonical(value));
    return crypto::hex(crypto::sm3(text));
}

Digest commitment_of(const json::object& digests) {
    return crypto::sm3(std::string(commitment_mark) + canonical(digests));
}

void require_sizes(std::string_view salt, const json::object& event) {
    if (salt.size() != salt_size) throw std::invalid_argument("a commitment's salt has 16 bytes");
    for (const auto& member : event)
        if (member.key().size() > name_size_max) throw std::invalid_argument("a field's name is too long");
}

// A field of an opening is {"digest": hex} or {"salt": hex, "value": …} and nothing more.
std::optional<std::string> digest_of_field(const json::value& field) {
    const auto* object = field.if_object();
    if (!object) return std::nullopt;
    if (object->size() == 1) {
        const auto digest = hex_in(*object, "digest", std::tuple_size_v<Digest>);
        return digest ? std::optional(crypto::hex(*digest)) : std::nullopt;
    }
    const auto salt = hex_in(*object, "salt", field_salt_size);
    const auto* value = object->if_contains("value");
    if (!salt || !value || object->size() != 2) return std::nullopt;
    return field_digest(*salt, *value);
}

}  // namespace

std::string new_salt(Random& random) { return random.bytes(salt_size); }

Digest commitment(std::string_view salt, const json::object& event) {
    require_sizes(salt, event);
    json::object digests;
    for (const auto& [name, value] : event)
        digests.emplace(name, field_digest(field_salt(salt, name), value));
    return commitment_of(digests);
}

json::object opening(std::string_view salt, const json::object& event, std::span<const std::string> shown) {
    require_sizes(salt, event);
    json::object fields;
    for (const auto& [name, value] : event) {
        const auto own_salt = field_salt(salt, name);
        if (std::ranges::find(shown, std::string_view(name)) == shown.end())
            fields.emplace(name, json::object{{"digest", field_digest(own_salt, value)}});
        else fields.emplace(name, json::object{{"salt", crypto::hex(own_salt)}, {"value", value}});
    }
    return {{"fields", std::move(fields)}};
}

json::object opening(std::string_view salt, const json::object& event) {
    std::vector<std::string> all;
    for (const auto& member : event) all.emplace_back(member.key());
    return opening(salt, event, all);
}

std::optional<Digest> commitment_from(const json::value& opened) {
    const auto* object = opened.if_object();
    const auto* member = object && object->size() == 1 ? object->if_contains("fields") : nullptr;
    const auto* fields = member ? member->if_object() : nullptr;
    if (!fields) return std::nullopt;
    json::object digests;
    for (const auto& [name, field] : *fields) {
        auto digest = digest_of_field(field);
        if (!digest) return std::nullopt;
        digests.emplace(name, *std::move(digest));
    }
    return commitment_of(digests);
}

json::object shown_fields(const json::object& opened) {
    json::object out;
    for (const auto& [name, field] : opened.at("fields").as_object())
        if (const auto* value = field.as_object().if_contains("value")) out.emplace(name, *value);
    return out;
}

}  // namespace atrium::ledger

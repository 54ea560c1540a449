#include "ledger/entry.h"

#include "crypto/encoding.h"
#include "ledger/canonical.h"

#include <boost/json/value.hpp>

#include <algorithm>
#include <stdexcept>

namespace atrium::ledger {
namespace {

constexpr std::size_t text_size_max = 128;

bool is_public_text(std::string_view text) {
    return !text.empty() && text.size() <= text_size_max &&
           std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; });
}

std::string_view text_in(const json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    const auto* text = value ? value->if_string() : nullptr;
    return text ? std::string_view(*text) : std::string_view();
}

}  // namespace

json::object entry_object(const Entry& entry) {
    if (!is_public_text(entry.act) || !is_public_text(entry.subject))
        throw std::invalid_argument("a leaf's act and subject are printable ASCII of at most 128 characters");
    return {{"act", entry.act},
            {"at", entry.at.us},
            {"commitment", crypto::hex(entry.commitment)},
            {"subject", entry.subject}};
}

std::string entry_bytes(const Entry& entry) { return canonical(entry_object(entry)); }

std::optional<Entry> entry_from(const json::value& value) {
    const auto* object = value.if_object();
    if (!object || object->size() != 4) return std::nullopt;
    const auto* at = object->if_contains("at");
    const auto bytes = crypto::from_hex(text_in(*object, "commitment"));
    const auto commitment = bytes ? crypto::digest_from(*bytes) : std::nullopt;
    const auto act = text_in(*object, "act"), subject = text_in(*object, "subject");
    if (!at || !at->is_int64() || !commitment || !is_public_text(act) || !is_public_text(subject))
        return std::nullopt;
    return Entry{std::string(act), {at->get_int64()}, *commitment, std::string(subject)};
}

}  // namespace atrium::ledger

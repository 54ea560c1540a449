#include "ledger/canonical.h"

#include "base/text.h"

#include <unicode/utf8.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/string.hpp>

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>
#include <vector>

namespace atrium::ledger {
namespace {

[[noreturn]] void refuse(const char* why) { throw std::invalid_argument(why); }

// Latin letters, Han characters and full-width forms neither change in normal form C nor join what stands
// beside them: nearly all of our text, and ten times faster than to ask.
bool is_always_normal(UChar32 c) {
    return c < 0x300 || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3000 && c <= 0x3029) ||
           (c >= 0xFF01 && c <= 0xFF5E);
}

std::string normal_form(std::string_view text) {
    const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
    bool plain = true;
    for (std::size_t at = 0; at < text.size();) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, text.size(), c);
        if (c < 0) refuse("canonical JSON is UTF-8");
        plain = plain && is_always_normal(c);
    }
    return plain ? std::string(text) : normalized(text);
}

void write_escape(char c, std::string& out) {
    constexpr std::string_view short_ones = "\b\t\n\f\r\"\\", letters = "btnfr\"\\",
                               digits = "0123456789abcdef";
    if (const auto at = short_ones.find(c); at != std::string_view::npos) out.append({'\\', letters[at]});
    else out.append("\\u00").append({digits[static_cast<unsigned char>(c) >> 4], digits[c & 15]});
}

void write_text(std::string_view normal, std::string& out) {
    out += '"';
    std::size_t plain = 0;  // where the run of characters began that need no escape
    for (std::size_t at = 0; at < normal.size(); ++at) {
        const char c = normal[at];
        if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
        out.append(normal, plain, at - plain);
        write_escape(c, out);
        plain = at + 1;
    }
    out.append(normal, plain).append("\"");
}

void write(const json::value& value, int depth, std::string& out);

void write_array(const json::array& items, int depth, std::string& out) {
    out += '[';
    for (const auto& item : items) {
        if (&item != items.begin()) out += ',';
        write(item, depth + 1, out);
    }
    out += ']';
}

// UTF-8 sorted by bytes is sorted by code point; std::string compares bytes as unsigned.
void write_object(const json::object& members, int depth, std::string& out) {
    std::vector<std::pair<std::string, const json::value*>> sorted;
    sorted.reserve(members.size());
    for (const auto& member : members) sorted.emplace_back(normal_form(member.key()), &member.value());
    std::ranges::sort(sorted, {}, [](const auto& member) -> const auto& { return member.first; });
    out += '{';
    const std::string* before = nullptr;
    for (const auto& [key, value] : sorted) {
        if (before && *before == key) refuse("two keys of an object are the same text");
        if (before) out += ',';
        write_text(key, out);
        out += ':';
        write(*value, depth + 1, out);
        before = &key;
    }
    out += '}';
}

void write_unsigned(std::uint64_t number, std::string& out) {
    if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        refuse("canonical JSON has whole numbers of 64 bits");
    out += std::to_string(number);
}

void write(const json::value& value, int depth, std::string& out) {
    if (depth > canonical_depth_max) refuse("canonical JSON has at most 32 levels");
    switch (value.kind()) {
        case json::kind::null: out += "null"; break;
        case json::kind::bool_: out += value.get_bool() ? "true" : "false"; break;
        case json::kind::int64: out += std::to_string(value.get_int64()); break;
        case json::kind::uint64: write_unsigned(value.get_uint64(), out); break;
        case json::kind::double_: refuse("canonical JSON has no fractions");
        case json::kind::string: write_text(normal_form(value.get_string()), out); break;
        case json::kind::array: write_array(value.get_array(), depth, out); break;
        case json::kind::object: write_object(value.get_object(), depth, out); break;
    }
}

}  // namespace

std::string canonical(const json::value& value) {
    std::string out;
    write(value, 0, out);
    return out;
}

std::optional<json::value> parse_canonical(std::string_view text) {
    json::parse_options options;
    options.max_depth = canonical_depth_max + 1;
    boost::system::error_code wrong;
    auto value = json::parse(text, wrong, {}, options);
    if (wrong) return std::nullopt;
    try {
        if (canonical(value) == text) return value;
    } catch (const std::invalid_argument&) {
        return std::nullopt;  // it is JSON, but of a kind that has no canonical form
    }
    return std::nullopt;
}

}  // namespace atrium::ledger

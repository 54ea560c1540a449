#include "http/target.h"

#include "base/text.h"

#include <algorithm>

namespace atrium {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_plain_text(std::string_view text) {
    return text.find_first_of("\t\r\n") == text.npos && !has_control_characters(text);
}

// A segment that a file system, a proxy and we might each read in another way.
bool has_doubtful_segment(std::string_view path) {
    while (!path.empty()) {
        path.remove_prefix(1);  // '/'
        const auto segment = path.substr(0, path.find('/'));
        if (segment == "." || segment == "..") return true;
        path.remove_prefix(segment.size());
    }
    return false;
}

bool is_port(std::string_view text) { return text.size() <= 5 && std::ranges::all_of(text, is_digit); }

bool is_name_character(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_';
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            out += text[at];
            continue;
        }
        if (at + 2 >= text.size()) return std::nullopt;
        const int high = hex_digit(text[at + 1]), low = hex_digit(text[at + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        out += static_cast<char>(high * 16 + low);
        at += 2;
    }
    return out;
}

std::optional<std::string> read_host(std::string_view text) {
    std::string host(text);
    for (char& c : host)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool literal = host.starts_with('[');
    const auto colon = literal ? host.find(':', host.find(']')) : host.find(':');
    if (colon != host.npos) {
        if (!is_port(std::string_view(host).substr(colon + 1))) return std::nullopt;
        host.resize(colon);
    }
    if (host.empty() || host.size() > 255) return std::nullopt;
    if (!literal) return std::ranges::all_of(host, is_name_character) ? std::optional(host) : std::nullopt;
    if (host.size() < 4 || !host.ends_with(']')) return std::nullopt;
    const auto inner = std::string_view(host).substr(1, host.size() - 2);
    const bool right =
        std::ranges::all_of(inner, [](char c) { return hex_digit(c) >= 0 || c == ':' || c == '.'; });
    return right ? std::optional(host) : std::nullopt;
}

std::optional<Target> read_target(std::string_view raw) {
    Target target;
    if (raw == "*") return Target{.path = "*", .query = {}, .host = {}};
    if (!raw.starts_with('/')) {
        const auto scheme = raw.find("://");
        if (scheme == raw.npos || (raw.substr(0, scheme) != "http" && raw.substr(0, scheme) != "https"))
            return std::nullopt;
        raw.remove_prefix(scheme + 3);
        const auto authority = raw.substr(0, raw.find_first_of("/?"));
        const auto host = read_host(authority);
        if (!host) return std::nullopt;
        target.host = *host;
        raw.remove_prefix(authority.size());
    }
    const auto mark = raw.find('?');
    const auto path = raw.substr(0, mark);
    if (mark != raw.npos) target.query = raw.substr(mark + 1);
    if (raw.find_first_of("\\#") != raw.npos || !is_plain_text(target.query)) return std::nullopt;

    auto decoded = percent_decoded(path);
    if (!decoded || !is_plain_text(*decoded)) return std::nullopt;
    const bool escaped_slash = std::ranges::count(*decoded, '/') != std::ranges::count(path, '/');
    if (escaped_slash || decoded->find('\\') != decoded->npos) return std::nullopt;
    target.path = decoded->empty() ? "/" : std::move(*decoded);
    if (!target.path.starts_with('/') || has_doubtful_segment(target.path)) return std::nullopt;
    return target;
}

}  // namespace atrium

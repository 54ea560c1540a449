#include "http/api.h"

#include <charconv>

namespace atrium {
namespace {

std::vector<std::string_view> segments_of(std::string_view path) {
    std::vector<std::string_view> out;
    if (path.starts_with('/')) path.remove_prefix(1);
    while (!path.empty()) {
        const auto end = std::min(path.find('/'), path.size());
        out.push_back(path.substr(0, end));
        path.remove_prefix(std::min(path.size(), end + 1));
    }
    return out;
}

bool is_value(std::string_view segment) { return segment.starts_with('{'); }

// Fixed segments win over values: "/api/cases/search" before "/api/cases/{number}".
bool more_specific(const Route& a, const Route& b) {
    for (std::size_t i = 0; i < std::min(a.path.size(), b.path.size()); ++i)
        if (is_value(a.path[i]) != is_value(b.path[i])) return !is_value(a.path[i]);
    return false;
}

}  // namespace

int Argument<int>::read(Call& call) {
    const auto& text = call.next_path_value();
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0)
        throw Problem(problems::not_found);
    return value;
}

std::optional<std::vector<std::string>> match(const Route& route,
                                              const std::vector<std::string_view>& segments) {
    if (route.path.size() != segments.size()) return std::nullopt;
    std::vector<std::string> values;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (is_value(route.path[i])) values.emplace_back(segments[i]);
        else if (route.path[i] != segments[i]) return std::nullopt;
    }
    return values;
}

void Api::add_route(Route route) {
    for (const auto segment : segments_of(route.pattern)) route.path.emplace_back(segment);
    for (const auto& known : routes_)
        if (known.method == route.method && known.pattern == route.pattern)
            throw std::logic_error("two routes for " + route.pattern);
    const auto place =
        std::ranges::find_if(routes_, [&](const Route& known) { return more_specific(route, known); });
    routes_.insert(place, std::move(route));
}

Api::Found Api::find(std::string_view method, std::string_view path) const {
    Found out;
    const auto segments = segments_of(path);
    for (const auto& route : routes_) {
        auto values = match(route, segments);
        if (!values) continue;
        if (route.method == method) return {&route, std::move(*values), {}};
        out.methods.push_back(route.method);
    }
    return out;
}

}  // namespace atrium

#include "http/address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <stdexcept>

namespace atrium {
namespace {

constexpr std::array<unsigned char, 12> v4_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    return text;
}

std::string_view last_of_list(std::string_view list) {
    const auto comma = list.rfind(',');
    return trimmed(comma == list.npos ? list : list.substr(comma + 1));
}

}  // namespace

bool Address::is_v4() const { return std::equal(v4_prefix.begin(), v4_prefix.end(), bytes.begin()); }

bool Address::is_loopback() const {
    static constexpr std::array<unsigned char, 16> v6{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    return is_v4() ? bytes[12] == 127 : bytes == v6;
}

std::optional<Address> address_value(std::string_view text) {
    const std::string name(text);
    Address out;
    in_addr v4{};
    if (inet_pton(AF_INET, name.c_str(), &v4) == 1) {
        std::copy(v4_prefix.begin(), v4_prefix.end(), out.bytes.begin());
        std::memcpy(out.bytes.data() + 12, &v4, 4);
        return out;
    }
    if (inet_pton(AF_INET6, name.c_str(), out.bytes.data()) == 1) return out;
    return std::nullopt;
}

std::string to_string(const Address& address) {
    char out[INET6_ADDRSTRLEN] = {};
    if (address.is_v4()) inet_ntop(AF_INET, address.bytes.data() + 12, out, sizeof out);
    else inet_ntop(AF_INET6, address.bytes.data(), out, sizeof out);
    return out;
}

std::optional<Network> Network::parse(std::string_view text) {
    const auto slash = text.find('/');
    const auto address = address_value(text.substr(0, slash));
    if (!address) return std::nullopt;
    Network out;
    out.prefix_ = *address;
    if (slash == text.npos) return out;
    const auto number = text.substr(slash + 1);
    const int most = address->is_v4() && text.find(':') == text.npos ? 32 : 128;
    int bits = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), bits);
    if (error != std::errc{} || end != number.data() + number.size() || bits < 0 || bits > most)
        return std::nullopt;
    out.bits_ = bits + 128 - most;
    return out;
}

bool Network::contains(const Address& address) const {
    const auto whole = static_cast<std::size_t>(bits_ / 8);
    if (!std::equal(prefix_.bytes.begin(), prefix_.bytes.begin() + static_cast<std::ptrdiff_t>(whole),
                    address.bytes.begin()))
        return false;
    const int rest = bits_ % 8;
    return rest == 0 || (prefix_.bytes[whole] ^ address.bytes[whole]) >> (8 - rest) == 0;
}

std::vector<Network> networks(const std::vector<std::string>& texts) {
    std::vector<Network> out;
    for (const auto& text : texts) {
        const auto network = Network::parse(text);
        if (!network) throw std::runtime_error("not a network: " + text);
        out.push_back(*network);
    }
    return out;
}

bool contains(const std::vector<Network>& list, const Address& address) {
    return std::ranges::any_of(list, [&](const Network& network) { return network.contains(address); });
}

Caller caller_of(const Address& peer, bool tls, std::string_view forwarded_for,
                 std::string_view forwarded_proto, const std::vector<Network>& trusted) {
    Caller caller{peer, tls};
    if (!contains(trusted, peer)) return caller;
    if (last_of_list(forwarded_proto) == "https") caller.secure = true;
    while (contains(trusted, caller.address) && !forwarded_for.empty()) {
        const auto name = last_of_list(forwarded_for);
        const auto address = address_value(name);
        if (!address) break;
        caller.address = *address;
        const auto comma = forwarded_for.rfind(',');
        forwarded_for = comma == forwarded_for.npos ? std::string_view{} : forwarded_for.substr(0, comma);
    }
    return caller;
}

}  // namespace atrium

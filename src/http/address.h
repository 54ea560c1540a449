#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atrium {

// An IP address; one of version 4 is kept in its mapped form, so that both compare in one way.
struct Address {
    std::array<unsigned char, 16> bytes{};
    auto operator<=>(const Address&) const = default;

    bool is_v4() const;
    bool is_loopback() const;
};

std::optional<Address> address_value(std::string_view);
std::string to_string(const Address&);

// "10.0.0.0/8", "2001:db8::/32" or a single address.
class Network {
public:
    static std::optional<Network> parse(std::string_view);
    bool contains(const Address&) const;

private:
    Address prefix_;
    int bits_ = 128;
};

// The networks of a setting; what is not one is an error of the operator.
std::vector<Network> networks(const std::vector<std::string>& texts);
bool contains(const std::vector<Network>&, const Address&);

// Who asks: the peer, or when the peer is a trusted proxy the address that it names.
struct Caller {
    Address address;
    bool secure = false;
};

// Read from the right: every trusted proxy has appended whom it saw; the first address that is not one of
// them is the caller.  What stands further left may be invented.
Caller caller_of(const Address& peer, bool tls, std::string_view forwarded_for,
                 std::string_view forwarded_proto, const std::vector<Network>& trusted);

}  // namespace atrium

#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace atrium::crypto {

void wipe(std::string&);  // overwrites the bytes in a way that no optimiser removes

// Bytes of a key: wiped when they go, and never printed by accident because they are no string.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string bytes) : bytes_(std::move(bytes)) {}
    Secret(const Secret&) = default;
    Secret(Secret&& other) noexcept : bytes_(other.bytes_) { wipe(other.bytes_); }
    Secret& operator=(Secret other) noexcept {
        bytes_.swap(other.bytes_);
        return *this;
    }
    ~Secret() { wipe(bytes_); }

    std::string_view bytes() const { return bytes_; }

private:
    std::string bytes_;
};

}  // namespace atrium::crypto

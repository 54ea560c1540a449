#pragma once

#include "base/codec.h"

#include <string>
#include <string_view>

namespace atrium {

// A mobile number of the mainland (手机号码): eleven digits, 13 to 19 in front.
class Mobile {
public:
    Mobile() = default;

    const std::string& text() const { return text_; }
    std::string masked() const;  // "138****5678"

    static void read_text(const std::string& text, const std::string& pointer, Problem&, Mobile& out);
    static Mobile stored(std::string text);
    static json::value schema_of();

    auto operator<=>(const Mobile&) const = default;

private:
    std::string text_;
};

std::optional<Mobile> mobile_value(std::string_view);

}  // namespace atrium

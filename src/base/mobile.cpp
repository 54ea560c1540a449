#include "base/mobile.h"

#include <algorithm>

namespace atrium {

std::optional<Mobile> mobile_value(std::string_view text) {
    const bool digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (text.size() != 11 || !digits || text[0] != '1' || text[1] < '3') return std::nullopt;
    return Mobile::stored(std::string(text));
}

std::string Mobile::masked() const { return text_.substr(0, 3) + "****" + text_.substr(7); }

void Mobile::read_text(const std::string& text, const std::string& pointer, Problem& problem, Mobile& out) {
    if (auto value = mobile_value(text)) out = *std::move(value);
    else
        problem.at(pointer, "BAD_FORMAT",
                   Text{"手机号码应为11位数字，以13至19开头",
                        "A mobile number has 11 digits and begins with 13 to 19"});
}

Mobile Mobile::stored(std::string text) {
    Mobile out;
    out.text_ = std::move(text);
    return out;
}

json::value Mobile::schema_of() { return {{"type", "string"}, {"pattern", "^1[3-9][0-9]{9}$"}}; }

}  // namespace atrium

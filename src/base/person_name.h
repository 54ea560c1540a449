#pragma once

#include "base/codec.h"

#include <string>
#include <string_view>

namespace atrium {

// The name of a natural person as in his document (姓名).  Names of some peoples hold `·` (U+00B7), others
// rare characters outside the Basic Multilingual Plane; foreigners' names are in Latin letters.
class PersonName {
public:
    PersonName() = default;

    const std::string& text() const { return text_; }
    std::string masked() const;  // "王*": the first character, and no hint at how many follow

    static void read_text(const std::string& text, const std::string& pointer, Problem&, PersonName& out);
    static PersonName stored(std::string text);
    static json::value schema_of();

    auto operator<=>(const PersonName&) const = default;

private:
    std::string text_;
};

std::optional<PersonName> person_name_value(std::string_view);

inline constexpr std::size_t max_person_name = 50;  // characters

}  // namespace atrium

#pragma once

#include "base/codec.h"

#include <string>
#include <string_view>

namespace atrium {

enum class Sex { male, female };
BOOST_DESCRIBE_ENUM(Sex, male, female)

// The number that the state gives a person for life (公民身份号码, GB 11643-1999): the one key of a natural
// person.  Six digits of the division that issued it, eight of the birth date, three of sequence, one check.
class CitizenNumber {
public:
    CitizenNumber() = default;

    const std::string& text() const { return text_; }
    std::string masked() const;         // "370281********0010"
    std::string_view division() const;  // "370281": a division that may have been abolished since
    Date birth_date() const;
    Sex sex() const;
    int age_on(Date) const;  // full years (周岁)

    static void read_text(const std::string& text, const std::string& pointer, Problem&, CitizenNumber& out);
    static CitizenNumber stored(std::string text);
    static json::value schema_of();

    auto operator<=>(const CitizenNumber&) const = default;

private:
    std::string text_;
};

// What is wrong with a number typed on `today`: form, birth date, check, in this order; its pointer is empty.
// It never tells the expected check character, which would help who invents a number.
std::optional<FieldError> fault_in_citizen_number(std::string_view text, Date today);

// Decoding knows no clock: it refuses birth dates after this day, and a use case that registers a person asks
// fault_in_citizen_number again with its own today.
inline constexpr Date last_birth_date{47'481};  // 2099-12-31

// What a clerk should look at although the number is accepted: no list of ours, past or present, has its
// prefix.
std::optional<Words> doubt_about(const CitizenNumber&);

std::optional<CitizenNumber> citizen_number_value(std::string_view);

// A number of the first generation (15 digits, no key since 2013) as the one that replaced it; for the import
// of old registers only.
std::optional<CitizenNumber> citizen_number_of_15_digits(std::string_view);

}  // namespace atrium

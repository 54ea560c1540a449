#pragma once

#include "base/codec.h"

#include <string>
#include <string_view>

namespace atrium {

// The number by which people call a case (办件编号, services.md §5.2): six digits of the division, eight of
// the day of receipt, six of the day's serial, one check (ISO 7064 MOD 11,10).  It tells nothing about the
// person.
class CaseNumber {
public:
    CaseNumber() = default;

    const std::string& text() const { return text_; }
    std::string grouped() const;  // "3702 8120 1705 1200 0123 3", as it is printed
    std::string_view division() const;
    Date received_on() const;
    int serial() const;

    static void read_text(const std::string& text, const std::string& pointer, Problem&, CaseNumber& out);
    static CaseNumber stored(std::string text);
    static json::value schema_of();

    auto operator<=>(const CaseNumber&) const = default;

private:
    std::string text_;
};

inline constexpr int max_case_serial = 999'999;

// The number of the day's case `serial`, counted from 1; the writer hands serials out without gaps.
CaseNumber make_case_number(std::string_view division, Date received_on, int serial);

// What is wrong with a number, its pointer empty.  Spaces are ignored: it is typed as it is printed.
std::optional<FieldError> fault_in_case_number(std::string_view text);
std::optional<CaseNumber> case_number_value(std::string_view);

}  // namespace atrium

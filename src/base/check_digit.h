#pragma once

#include <optional>
#include <string_view>

namespace atrium {

// Check characters of the identifiers that citizens and enterprises bring along.  Each function answers the
// character that belongs behind `body`, or nothing when `body` holds a character outside the alphabet.

// ISO/IEC 7064 MOD 11,10: case numbers, food licence numbers.  Digits only.
std::optional<char> check_mod_11_10(std::string_view body);

// ISO/IEC 7064 MOD 11-2: citizen numbers (GB 11643), ISNI.  Digits only; the check may be X.
std::optional<char> check_mod_11_2(std::string_view body);

// ISO/IEC 7064 MOD 37,36: electronic licence identifiers (GB/T 36904).  Digits and capital letters.
std::optional<char> check_mod_37_36(std::string_view body);

// UPU S10: the eight serial digits of an international waybill.
std::optional<char> check_s10(std::string_view serial);

// "EA123456785CN": two letters, eight digits, check, two letters.  Domestic EMS numbers have no public check.
bool is_s10_waybill(std::string_view);

}  // namespace atrium

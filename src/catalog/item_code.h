#pragma once

#include "base/credit_code.h"

namespace atrium::catalog {

// The codes of items (services.md §2.3):
//   base code 12:       two of the realm (00 national, else the province), two of the type, five of the main
//                       item, three of the sub item (000: it has none; 00Y: the main item above sub items)
//   implementation 31:  credit code of the organ, its level, base code
//   handling item 33:   the same and two digits

struct HandlingCode {
    CreditCode organ;
    std::string level;
    std::string base;
    std::string number;

    std::string implementation() const { return organ.text() + level + base; }
    std::string text() const { return implementation() + number; }
};

// What is wrong with a code; its pointer is empty.
std::optional<FieldError> fault_in_base_code(std::string_view);
std::optional<FieldError> fault_in_implementation_code(std::string_view);
std::optional<FieldError> fault_in_handling_code(std::string_view);
// 13 digits of the Shandong lists of 2017 and 2018: division, type, five of the item; behind them, for a
// handling item, a hyphen and three digits.
std::optional<FieldError> fault_in_local_code(std::string_view);

// The parts of a code without fault.
std::optional<HandlingCode> handling_code(std::string_view);

// "01" of a base code without fault.
std::string_view type_in_base_code(std::string_view base);
// Stands above sub items: never handled itself.
bool is_main_item(std::string_view base);

}  // namespace atrium::catalog

#include "catalog/item_code.h"

#include "catalog/code_sets.h"

namespace atrium::catalog {
namespace {

constexpr std::size_t organ_length = 18;
constexpr std::size_t base_length = 12;
constexpr std::size_t implementation_length = organ_length + 1 + base_length;
constexpr std::size_t handling_length = implementation_length + 2;

bool all_digits(std::string_view text) { return text.find_first_not_of("0123456789") == text.npos; }

FieldError wrong(std::string_view code, Words message) {
    return {"", "BAD_FORMAT", std::move(message), {{"value", code}}};
}

FieldError wrong_length(std::string_view code, std::size_t expected) {
    const auto length = std::to_string(expected);
    return wrong(code, {"编码应为" + length + "位", "The code has " + length + " characters"});
}

}  // namespace

std::optional<FieldError> fault_in_base_code(std::string_view code) {
    if (code.size() != base_length) return wrong_length(code, base_length);
    const auto digits = code.substr(0, base_length - 1);
    if (!all_digits(digits) || (!all_digits(code.substr(base_length - 1)) && !is_main_item(code)))
        return wrong(code, Text{"基本编码由数字组成，仅主项末三位可为“00Y”",
                                "A base code holds digits; only that of a main item ends with 00Y"});
    if (!code_set("item-types").find(type_in_base_code(code)))
        return wrong(code, Text{"基本编码第3至4位不是事项类型", "Characters 3 and 4 are no type of item"});
    return std::nullopt;
}

std::optional<FieldError> fault_in_implementation_code(std::string_view code) {
    if (code.size() != implementation_length) return wrong_length(code, implementation_length);
    if (auto fault = fault_in_credit_code(code.substr(0, organ_length))) return fault;
    if (!code_set("organ-levels").find(code.substr(organ_length, 1)))
        return wrong(code, Text{"第19位不是行使层级", "Character 19 is no level of exercise"});
    return fault_in_base_code(code.substr(organ_length + 1));
}

std::optional<FieldError> fault_in_handling_code(std::string_view code) {
    if (code.size() != handling_length) return wrong_length(code, handling_length);
    if (auto fault = fault_in_implementation_code(code.substr(0, implementation_length))) return fault;
    if (is_main_item(code.substr(organ_length + 1, base_length)))
        return wrong(code, Text{"主项不能直接办理，请使用其子项",
                                "A main item is not handled itself; one of its sub items is"});
    if (!all_digits(code.substr(implementation_length)))
        return wrong(code, Text{"末两位应为数字", "The last two characters are digits"});
    return std::nullopt;
}

std::optional<FieldError> fault_in_local_code(std::string_view code) {
    const auto hyphen = code.find('-');
    const auto item = code.substr(0, hyphen);
    const bool item_reads = item.size() == 13 && all_digits(item);
    const bool number_reads =
        hyphen == code.npos || (code.size() == 17 && all_digits(code.substr(hyphen + 1)));
    if (item_reads && number_reads) return std::nullopt;
    return wrong(code, Text{"地方编码应为13位数字，办理项再加“-”和3位数字",
                            "A local code has 13 digits and, for a handling item, a hyphen and three more"});
}

std::optional<HandlingCode> handling_code(std::string_view code) {
    if (fault_in_handling_code(code)) return std::nullopt;
    return HandlingCode{CreditCode::stored(std::string(code.substr(0, organ_length))),
                        std::string(code.substr(organ_length, 1)),
                        std::string(code.substr(organ_length + 1, base_length)),
                        std::string(code.substr(implementation_length))};
}

std::string_view type_in_base_code(std::string_view base) { return base.substr(2, 2); }

bool is_main_item(std::string_view base) { return base.ends_with("00Y"); }

}  // namespace atrium::catalog

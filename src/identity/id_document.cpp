#include "identity/id_document.h"

#include <algorithm>

namespace atrium::identity {
namespace {

// Both have 18 characters with the check of GB 11643; the residence permit's prefix is 81, 82 or 83.
bool is_like_citizen_number(IdType type) {
    return type == IdType::citizen_id || type == IdType::hmt_residence_permit;
}

bool is_permit_prefix(std::string_view number) {
    return number.starts_with("810000") || number.starts_with("820000") || number.starts_with("830000");
}

bool is_other_number(std::string_view number) {
    return number.size() >= 5 && number.size() <= 20 && std::ranges::all_of(number, [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
           });
}

}  // namespace

std::string normal_number(IdType type, std::string_view typed) {
    return crypto::normal_number(vault_kind(type), typed);
}

void check_number(IdType type, std::string_view typed, Date today, const std::string& pointer,
                  Problem& problem) {
    const auto number = normal_number(type, typed);
    if (is_like_citizen_number(type)) {
        if (auto fault = fault_in_citizen_number(number, today)) {
            fault->pointer = pointer;
            problem.fields.push_back(*std::move(fault));
        } else if (is_permit_prefix(number) != (type == IdType::hmt_residence_permit)) {
            problem.at(pointer, "BAD_FORMAT",
                       Text{"证件号码与证件类型不符", "The number belongs to another kind of document"});
        }
    } else if (!is_other_number(number)) {
        problem.at(pointer, "BAD_FORMAT",
                   Text{"证件号码应为5至20位字母或数字",
                        "The number of the document has 5 to 20 letters or digits"});
    }
}

std::string masked_number(IdType type, std::string_view number) {
    if (is_like_citizen_number(type))
        if (const auto value = citizen_number_value(number)) return value->masked();
    if (number.size() < 5) return std::string(number.size(), '*');
    return std::string(number.substr(0, 2)) + std::string(number.size() - 4, '*') +
           std::string(number.substr(number.size() - 2));
}

std::optional<Date> birth_date_in(IdType type, std::string_view number) {
    const auto value = is_like_citizen_number(type) ? citizen_number_value(number) : std::nullopt;
    return value ? std::optional(value->birth_date()) : std::nullopt;
}

crypto::NumberKind vault_kind(IdType type) {
    return type == IdType::citizen_id ? crypto::NumberKind::citizen_id : crypto::NumberKind::passport;
}

}  // namespace atrium::identity

#pragma once

#include "base/citizen_number.h"
#include "crypto/number_vault.h"

namespace atrium::identity {

// The documents that say who a natural person is (证件类型).
enum class IdType {
    citizen_id,                   // 居民身份证
    hmt_residence_permit,         // 港澳台居民居住证
    hk_macao_permit,              // 港澳居民来往内地通行证
    taiwan_permit,                // 台湾居民来往大陆通行证
    passport,                     // 护照
    foreign_permanent_residence,  // 外国人永久居留身份证
};
BOOST_DESCRIBE_ENUM(IdType, citizen_id, hmt_residence_permit, hk_macao_permit, taiwan_permit, passport,
                    foreign_permanent_residence)

// The number in its one form: without spaces, letters capital.
std::string normal_number(IdType, std::string_view typed);

// What is wrong with a number as it was typed, on that day; said at the pointer.
void check_number(IdType, std::string_view typed, Date today, const std::string& pointer, Problem&);

// "370281********0010"; of the others the first two and the last two characters stay.
std::string masked_number(IdType, std::string_view number);

// Only numbers with a birth date in them tell it.
std::optional<Date> birth_date_in(IdType, std::string_view number);

crypto::NumberKind vault_kind(IdType);

}  // namespace atrium::identity

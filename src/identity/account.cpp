#include "identity/account.h"

#include "base/lifecycle_check.h"
#include "identity/problems.h"
#include "identity/words.h"

#include <algorithm>

namespace atrium::identity {
namespace {

static_assert(is_sound(account_lifecycle, AccountStatus::registered));

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

}  // namespace

// By user name, mobile or citizen number, whichever form the login has.
std::optional<AccountRecord> find_account(const Reading& reading, std::string_view login) {
    if (const auto mobile = mobile_value(crypto::normal_number(crypto::NumberKind::phone, login)))
        return account_of_mobile(reading, *mobile);
    const auto number = normal_number(IdType::citizen_id, login);
    if (citizen_number_value(number)) {
        const auto person = find_person(reading, IdType::citizen_id, number);
        return person ? account_of_person(reading, person->id) : std::nullopt;
    }
    return reading.db.find<AccountRecord>("SELECT * FROM identity_account WHERE user_name = $1",
                                          lower(login));
}

std::optional<AccountRecord> account_of_person(const Reading& reading, Id<Person> person) {
    return reading.db.find<AccountRecord>("SELECT * FROM identity_account WHERE person_id = $1", person);
}

std::optional<AccountRecord> account_of_mobile(const Reading& reading, const Mobile& mobile) {
    const auto& keys = reading.service<crypto::NumberVault>();
    for (const auto& index : keys.indexes(crypto::NumberKind::phone, mobile.text()))
        if (auto found = reading.db.find<AccountRecord>(
                "SELECT * FROM identity_account WHERE mobile_index = $1", index))
            return found;
    return std::nullopt;
}

AccountRecord account_of(const Reading& reading, Id<Account> id) {
    return reading.db.get<AccountRecord>("SELECT * FROM identity_account WHERE id = $1", id);
}

AccountRecord add_account(Context& context, const NewAccount& account) {
    const auto& keys = context.service<crypto::NumberVault>();
    const auto person = person_of(context.reading(), account.person);
    const AccountRecord record{
        .id = context.ids.next<Account>(),
        .person_id = account.person,
        .user_name = account.user_name ? std::optional(lower(*account.user_name)) : std::nullopt,
        .mobile_index = account.mobile
                            ? std::optional(keys.index(crypto::NumberKind::phone, account.mobile->text()))
                            : std::nullopt,
        .password = account.password,
        .must_change_password = account.must_change_password,
        .status = person.realname_level > 0 ? AccountStatus::verified : AccountStatus::registered,
        .demo_password = account.demo_password,
        .created_at = context.now,
    };
    context.tx.insert("identity_account", record);
    return record;
}

void save(Context& context, AccountRecord& account) {
    ++account.version;
    context.tx.update("identity_account", account);
    context.effects.changed.push_back("identity/person/" + id_text(account.person_id.value));
}

void check_user_name(std::string_view typed, const std::string& pointer, Problem& problem) {
    const auto name = lower(typed);
    const bool fits = name.size() >= 2 && name.size() <= 32 && std::ranges::all_of(name, is_name_character);
    const bool has_letter = std::ranges::any_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
    if (!fits || !has_letter || citizen_number_value(normal_number(IdType::citizen_id, name)))
        problem.at(pointer, "BAD_FORMAT",
                   Text{"用户名应为2至32位字母、数字、点或短横线，且至少有一个字母",
                        "A user name has 2 to 32 letters, digits, dots or hyphens, one letter at least"});
}

}  // namespace atrium::identity

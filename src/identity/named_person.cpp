#include "identity/named_person.h"

#include "identity/account.h"
#include "identity/doubt.h"
#include "identity/problems.h"

namespace atrium::identity {
namespace {

constexpr int seen_at_counter = 3;

// The person of that number; a problem when the name or the register of the living says otherwise.
Judged<std::optional<PersonRecord>> known_person(Context& context, const NamedPerson& named,
                                                 std::string_view act, const std::string& pointer) {
    auto found = find_person(context.reading(), named.id_type, normal_number(named.id_type, named.number));
    if (found && found->name != named.name.text())
        return doubt_name(context, SubjectType::person, found->id.value, found->name, named.name.text(), act,
                          pointer + "/name");
    if (found && found->status != PersonStatus::active)
        return Problem(problems::subject_ended)
            .at(pointer + "/number", "BAD_STATE", problems::subject_ended.title);
    return found;
}

}  // namespace

Judged<PersonRecord> verified_person(Context& context, const NamedPerson& named, std::string_view act,
                                     const std::string& pointer) {
    auto judged = known_person(context, named, act, pointer);
    if (auto* refused = std::get_if<Problem>(&judged)) return std::move(*refused);
    auto& found = std::get<std::optional<PersonRecord>>(judged);
    const auto account = found ? account_of_person(context.reading(), found->id) : std::nullopt;
    if (!account || account->status != AccountStatus::verified || found->realname_level < 1)
        return Problem(problems::not_verified)
            .at(pointer + "/number", "NOT_FOUND", problems::not_verified.title);
    return *std::move(found);
}

Judged<PersonRecord> person_at_counter(Context& context, const NamedPerson& named, std::string_view act,
                                       const std::string& pointer) {
    auto judged = known_person(context, named, act, pointer);
    if (auto* refused = std::get_if<Problem>(&judged)) return std::move(*refused);
    if (auto& found = std::get<std::optional<PersonRecord>>(judged)) return *std::move(found);
    return add_person(context, {.id_type = named.id_type,
                                .number = normal_number(named.id_type, named.number),
                                .name = named.name,
                                .realname_level = seen_at_counter});
}

}  // namespace atrium::identity

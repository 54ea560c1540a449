#include "identity/person.h"

namespace atrium::identity {
namespace {

const crypto::NumberVault& vault(const Reading& reading) { return reading.service<crypto::NumberVault>(); }

}  // namespace

// A citizen sees himself, an agent whom he acts for, the security administrator everybody (masked).
Where readable(const Actor& actor, Type<PersonRecord>) {
    switch (actor.role) {
        case Role::citizen: return {"id = ?", {actor.person.value}};
        case Role::agent: return {"id = ?", {actor.subject}};
        case Role::sec_admin: return {"1 = 1"};
        default: return {"1 = 0"};
    }
}

Page<PersonView> persons(const Reading& reading, ListPersons request) {
    auto where = readable(reading.actor, Type<PersonRecord>{});
    if (request.status) where = where && Where{"status = ?", {cell(*request.status)}};
    if (request.realname_level) where = where && Where{"realname_level = ?", {cell(*request.realname_level)}};
    const auto page = reading.db.page<PersonRecord>("identity_person", where, {.descending = true},
                                                    {request.after, request.limit});
    return shown(page, [&](const PersonRecord& person) {
        return reading.actor.role == Role::sec_admin ? distant_view_of(reading, person)
                                                     : view_of(reading, person);
    });
}

PersonView person(const Reading& reading, Id<Person> id) {
    const auto where = readable(reading.actor, Type<PersonRecord>{}) && Where{"id = ?", {id.value}};
    const auto found = reading.db.one<PersonRecord>("identity_person", where);
    return reading.actor.role == Role::sec_admin ? distant_view_of(reading, found) : view_of(reading, found);
}

std::optional<PersonRecord> find_person(const Reading& reading, IdType type, std::string_view number) {
    for (const auto& index : vault(reading).indexes(vault_kind(type), number))
        if (auto found = reading.db.find<PersonRecord>(
                "SELECT * FROM identity_person WHERE id_type = $1 AND number_index = $2", type, index))
            return found;
    return std::nullopt;
}

PersonRecord person_of(const Reading& reading, Id<Person> id) {
    return reading.db.get<PersonRecord>("SELECT * FROM identity_person WHERE id = $1", id);
}

PersonRecord add_person(Context& context, const NewPerson& person) {
    const auto& keys = context.service<crypto::NumberVault>();
    const auto kind = vault_kind(person.id_type);
    PersonRecord record{
        .id = context.ids.next<Person>(),
        .id_type = person.id_type,
        .number = keys.encrypt(kind, person.number, context.random),
        .number_index = keys.index(kind, person.number),
        .name = person.name.text(),
        .birth_date = birth_date_in(person.id_type, person.number) ? std::nullopt : person.birth_date,
        .realname_level = person.realname_level,
        .invented = person.invented,
        .created_at = context.now,
    };
    if (person.mobile) set_mobile(context, record, *person.mobile);
    context.tx.insert("identity_person", record);
    return record;
}

void save(Context& context, PersonRecord& person) {
    ++person.version;
    context.tx.update("identity_person", person);
    context.effects.changed.push_back("identity/person/" + id_text(person.id.value));
}

void set_mobile(Context& context, PersonRecord& person, const Mobile& mobile) {
    const auto& keys = context.service<crypto::NumberVault>();
    person.mobile = keys.encrypt(crypto::NumberKind::phone, mobile.text(), context.random);
    person.mobile_index = keys.index(crypto::NumberKind::phone, mobile.text());
}

PersonView view_of(const Reading& reading, const PersonRecord& person) {
    const auto mobile = mobile_of(reading, person);
    return {.id = person.id,
            .id_type = person.id_type,
            .number = masked_number(person.id_type, number_of(reading, person)),
            .name = person.name,
            .mobile = mobile ? std::optional(mobile->masked()) : std::nullopt,
            .realname_level = person.realname_level,
            .status = person.status,
            .invented = person.invented,
            .version = person.version};
}

PersonView distant_view_of(const Reading& reading, const PersonRecord& person) {
    auto view = view_of(reading, person);
    view.name = PersonName::stored(person.name).masked();
    return view;
}

std::string number_of(const Reading& reading, const PersonRecord& person) {
    return vault(reading).decrypt(vault_kind(person.id_type), person.number);
}

std::optional<Mobile> mobile_of(const Reading& reading, const PersonRecord& person) {
    if (!person.mobile) return std::nullopt;
    return Mobile::stored(vault(reading).decrypt(crypto::NumberKind::phone, *person.mobile));
}

}  // namespace atrium::identity

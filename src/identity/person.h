#pragma once

#include "base/mobile.h"
#include "base/person_name.h"
#include "engine/context.h"
#include "http/route.h"
#include "identity/id_document.h"

namespace atrium::identity {

enum class PersonStatus { active, deceased, cancelled };
BOOST_DESCRIBE_ENUM(PersonStatus, active, deceased, cancelled)

// A natural person (自然人).  One number, one person; the name is an attribute and never "fixed".
struct PersonRecord {
    Id<Person> id;
    IdType id_type = IdType::citizen_id;
    std::string number;        // encrypted
    std::string number_index;  // keyed
    std::string name;
    std::optional<Date> birth_date = std::nullopt;  // of documents whose number does not tell it
    std::optional<std::string> mobile = std::nullopt;
    std::optional<std::string> mobile_index = std::nullopt;
    int realname_level = 0;  // L0 registered, L1 two elements, L2 a further factor, L3 seen at a counter
    PersonStatus status = PersonStatus::active;
    bool invented = false;  // a person of the demo; the number may by chance be somebody's
    Instant created_at;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(PersonRecord, (),
                      (id, id_type, number, number_index, name, birth_date, mobile, mobile_index,
                       realname_level, status, invented, created_at, version))

// What is shown of a person: numbers masked (services.md §1.7), the name in full only to those who know it.
struct PersonView {
    Id<Person> id;
    IdType id_type = IdType::citizen_id;
    std::string number;
    std::string name;
    std::optional<std::string> mobile = std::nullopt;
    int realname_level = 0;
    PersonStatus status = PersonStatus::active;
    bool invented = false;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(PersonView, (),
                      (id, id_type, number, name, mobile, realname_level, status, invented, version))

// A person as somebody names him: the number is the key, the name must fit.
struct NamedPerson {
    IdType id_type = IdType::citizen_id;
    std::string number;
    PersonName name;
};
BOOST_DESCRIBE_STRUCT(NamedPerson, (), (id_type, number, name))

struct NewPerson {
    IdType id_type = IdType::citizen_id;
    std::string number;
    PersonName name;
    std::optional<Date> birth_date = std::nullopt;
    std::optional<Mobile> mobile = std::nullopt;
    int realname_level = 0;
    bool invented = false;
};

struct ListPersons {
    std::optional<PersonStatus> status = std::nullopt;
    std::optional<int> realname_level = std::nullopt;
    std::optional<std::string> after = std::nullopt;
    std::optional<int> limit = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(ListPersons, (), (status, realname_level, after, limit))

Where readable(const Actor&, Type<PersonRecord>);

Page<PersonView> persons(const Reading&, ListPersons);
PersonView person(const Reading&, Id<Person>);

// ---- for this module, the demo city and imports ----

std::optional<PersonRecord> find_person(const Reading&, IdType, std::string_view number);
PersonRecord person_of(const Reading&, Id<Person>);
PersonRecord add_person(Context&, const NewPerson&);
void save(Context&, PersonRecord&);  // with the next version; sessions of this person are read anew
void set_mobile(Context&, PersonRecord&, const Mobile&);

PersonView view_of(const Reading&, const PersonRecord&);          // to himself and to who knows the name
PersonView distant_view_of(const Reading&, const PersonRecord&);  // the name masked too
std::string number_of(const Reading&, const PersonRecord&);       // in full: never shown, never logged
std::optional<Mobile> mobile_of(const Reading&, const PersonRecord&);

}  // namespace atrium::identity

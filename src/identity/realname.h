#pragma once

#include "identity/registration.h"

namespace atrium::identity {

// ---- L2: a third element, the mobile, is registered to the same person ----

struct RaisedLevel {
    int realname_level = 0;
};
BOOST_DESCRIBE_STRUCT(RaisedLevel, (), (realname_level))

struct MobileChecked {
    Id<Person> person;
};
MobileChecked prepare_mobile_check(const Reading&);
RaisedLevel raise_by_mobile(Context&, MobileChecked);

// ---- L3: a counter has the person before it and reads his card ----

// What the card reader gave, and who stands there.
struct CheckAtCounter {
    NamedPerson person;
    std::string card_reading;  // the reader's own record number, kept with the act
};
BOOST_DESCRIBE_STRUCT(CheckAtCounter, (), (person, card_reading))

CheckAtCounter prepare_counter_check(const Reading&, CheckAtCounter);
Judged<PersonView> raise_at_counter(Context&, CheckAtCounter);

// ---- a number in full: shown once, to who has a reason, and written down ----

struct ViewNumber {
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(ViewNumber, (), (reason))
struct FullNumber {
    IdType id_type = IdType::citizen_id;
    std::string number;
};
BOOST_DESCRIBE_STRUCT(FullNumber, (), (id_type, number))

// One's own.
Answered<FullNumber> view_own_number(Context&, ViewNumber);
// For modules above, which have judged whether the actor may: writes the trace (pii_view).
FullNumber traced_number(Context&, Id<Person>, std::int64_t about, const std::string& reason);

}  // namespace atrium::identity

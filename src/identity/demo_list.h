#pragma once

#include "identity/capacity.h"

namespace atrium::identity {

// What an authenticator would show now; none while the code of this half minute is used up.
struct DemoCode {
    std::optional<std::string> code = std::nullopt;
    int seconds_left = 0;  // until the next one
};
BOOST_DESCRIBE_STRUCT(DemoCode, (), (code, seconds_left))

// One invented person whom a visitor of a demo may sign in as.
struct DemoPerson {
    std::string name;
    std::string login;
    std::string password;
    std::vector<Capacity> capacities = {};
    std::optional<DemoCode> code = std::nullopt;  // of who has an authenticator
};
BOOST_DESCRIBE_STRUCT(DemoPerson, (), (name, login, password, capacities, code))

enum class DemoGroupKind { citizens, enterprises, staff, administration };
BOOST_DESCRIBE_ENUM(DemoGroupKind, citizens, enterprises, staff, administration)

// People whom the sign-in page shows under one heading: citizens, who represent enterprises, the staff of one
// organ, and who watches and administers.
struct DemoGroup {
    DemoGroupKind kind = DemoGroupKind::citizens;
    Words name;
    std::vector<DemoPerson> people;
};
BOOST_DESCRIBE_STRUCT(DemoGroup, (), (kind, name, people))

struct DemoList {
    std::vector<DemoGroup> groups;
};
BOOST_DESCRIBE_STRUCT(DemoList, (), (groups))

// Whom one may sign in as, with passwords and one-time codes: in a demo alone, elsewhere "not found".  Only
// people who are marked as invented and whose password the demo itself has made are in it.
Answered<DemoList> demo_people(const Reading&);

}  // namespace atrium::identity

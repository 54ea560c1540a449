#pragma once

#include "engine/context.h"

namespace atrium::identity {

enum class DoubtState { open, settled };
BOOST_DESCRIBE_ENUM(DoubtState, open, settled)
enum class SubjectType { person, organization };
BOOST_DESCRIBE_ENUM(SubjectType, person, organization)

// A ticket about a number that came with another name than the registered one (数据存疑).  Somebody looks at
// the papers; nothing is corrected by itself (services.md §1.4, §4).
struct Doubt {
    Id<Doubt> id;
    SubjectType subject_type = SubjectType::person;
    std::int64_t subject = 0;
    std::string registered_name;
    std::string claimed_name;
    Id<Person> raised_by;   // nobody: from a registration
    std::string raised_in;  // the act that was refused: "identity/register"
    Instant raised_at;
    DoubtState state = DoubtState::open;
    std::optional<std::string> finding = std::nullopt;
    std::optional<Id<Person>> settled_by = std::nullopt;
    std::optional<Instant> settled_at = std::nullopt;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Doubt, (),
                      (id, subject_type, subject, registered_name, claimed_name, raised_by, raised_in,
                       raised_at, state, finding, settled_by, settled_at, version))

struct ListDoubts {
    std::optional<DoubtState> state = std::nullopt;
    std::optional<std::string> after = std::nullopt;
    std::optional<int> limit = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(ListDoubts, (), (state, after, limit))
struct SettleDoubt {
    std::string finding;
};
BOOST_DESCRIBE_STRUCT(SettleDoubt, (), (finding))

Where readable(const Actor&, Type<Doubt>);

Page<Doubt> doubts(const Reading&, ListDoubts);
Doubt settle_doubt(Context&, Id<Doubt>, SettleDoubt);

// Writes the ticket, unless the same one is open, and gives the refusal that the caller answers with.  The
// caller returns it (Judged): thrown, it would take the ticket with it.
Problem doubt_name(Context&, SubjectType, std::int64_t subject, const std::string& registered,
                   const std::string& claimed, std::string_view raised_in, std::string pointer);
// The same answer where another register disagrees and we have nobody to doubt.
Problem name_differs(std::string pointer);

}  // namespace atrium::identity

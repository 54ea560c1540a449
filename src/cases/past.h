#pragma once

#include "base/mobile.h"
#include "cases/applicant.h"
#include "cases/case.h"

namespace atrium::cases {

// A case that was handled elsewhere before it came here (历史办件): what is known of it.  Moments are domain
// time.
struct PastCase {
    catalog::ItemVersionPtr item;
    ApplicantKind applicant_kind = ApplicantKind::person;
    std::int64_t applicant = 0;
    std::string applicant_name;
    Id<Person> submitted_by;
    std::string contact_name;
    Mobile contact_mobile;
    Channel channel = Channel::window;
    std::string delivery_way = "window";
    json::object answers = {};
    CaseState state = CaseState::closed;
    Outcome outcome = Outcome::none;
    Instant submitted_at;
    std::optional<Instant> received_at = std::nullopt;
    std::optional<Instant> accepted_at = std::nullopt;
    std::optional<Instant> decided_at = std::nullopt;
    std::optional<Instant> ended_at = std::nullopt;
    Id<Person> accepted_by;
    Id<Person> handled_by;
    Id<Person> decided_by;
    std::string reason = {};  // of a refusal
};

// Takes past cases over in one transaction, each with its trace: it gets the number of the day on which it
// was submitted, a decided one its decision, an open one the clocks of its state, which run from when they
// began.  Refused, with the place in the list: a state in which the applicant is awaited (it is taken over
// when it is settled), moments or people that a state must or must not have, that are out of order, or that
// have not come yet.
std::vector<Id<Case>> take_over(Context&, const std::vector<PastCase>&);

}  // namespace atrium::cases

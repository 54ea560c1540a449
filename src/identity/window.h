#pragma once

#include "identity/organization.h"

namespace atrium::identity {

// A counter in the hall (窗口); one without an organization serves many departments (综合窗口).
struct WindowRecord {
    Id<Window> id;
    std::string number;  // "A03"
    std::string zone;    // "企业开办专区"
    std::string location;
    std::optional<Id<Organization>> organization_id = std::nullopt;
    std::optional<Instant> closed_at = std::nullopt;
    Instant created_at;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(WindowRecord, (),
                      (id, number, zone, location, organization_id, closed_at, created_at, version))

}  // namespace atrium::identity

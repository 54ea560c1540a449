#include "identity/mandate.h"

#include <algorithm>

namespace atrium::identity {

bool is_in_force(const Mandate& mandate, Date day) {
    return mandate.valid_from <= day && day < mandate.valid_to && !mandate.revoked_at &&
           !mandate.suspended_at;
}

bool covers(const Mandate& mandate, std::string_view item_code) {
    return mandate.all_items || std::ranges::find(mandate.items, item_code) != mandate.items.end();
}

std::vector<Mandate> mandates_in_force(const Reading& reading, Id<Person> agent) {
    const auto today = local_date(reading.now);
    return reading.db.all<Mandate>(
        "SELECT * FROM identity_mandate WHERE agent_id = $1 AND valid_from <= $2 AND valid_to > $2 "
        "AND revoked_at IS NULL AND suspended_at IS NULL ORDER BY id",
        agent, today);
}

}  // namespace atrium::identity

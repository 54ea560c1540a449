#include "identity/demo_list.h"

#include "crypto/encoding.h"
#include "crypto/totp.h"
#include "identity/permissions.h"
#include "identity/sign_in.h"

#include <algorithm>

namespace atrium::identity {
namespace {

constexpr std::int64_t step_seconds = 30;

constexpr std::pair<DemoGroupKind, Text> headings[] = {
    {DemoGroupKind::citizens, {"个人用户", "Citizens"}},
    {DemoGroupKind::enterprises, {"企业用户（法定代表人、经办人）", "Enterprises"}},
    {DemoGroupKind::staff, {"工作人员", "Staff"}},
    {DemoGroupKind::administration, {"监督与管理人员", "Supervision and administration"}},
};

std::vector<AccountRecord> accounts_to_show(const Reading& reading) {
    return reading.db.all<AccountRecord>(
        "SELECT * FROM identity_account WHERE demo_password IS NOT NULL AND status IN ('registered', 'verified') "
        "AND person_id IN (SELECT id FROM identity_person WHERE invented = $1 AND status = 'active') ORDER BY id",
        true);
}

std::optional<DemoCode> code_now(const Reading& reading, const AccountRecord& account) {
    if (!account.totp_confirmed_at) return std::nullopt;
    const auto now = crypto::totp_step(reading.real_now);
    const auto seconds = reading.real_now.us / 1'000'000;
    DemoCode out{.seconds_left = static_cast<int>(step_seconds - seconds % step_seconds)};
    // The neighbour of a used one is taken too (matching_totp_step).
    const auto step = std::max(now, account.totp_step + 1);
    if (step > now + 1) return out;
    const auto& keys = reading.service<crypto::NumberVault>();
    const auto secret =
        crypto::from_base32(keys.decrypt(crypto::NumberKind::totp_secret, *account.totp_secret));
    out.code = crypto::totp_code(*secret, step);
    return out;
}

bool watches(Role role) {
    return is_administrator(role) || role == Role::supervisor || role == Role::item_admin;
}

DemoGroupKind kind_of(const std::vector<Capacity>& capacities) {
    auto out = DemoGroupKind::citizens;
    for (const auto& capacity : capacities) {
        if (capacity.kind == CapacityKind::post)
            return watches(capacity.role) ? DemoGroupKind::administration : DemoGroupKind::staff;
        if (capacity.kind == CapacityKind::organization) out = DemoGroupKind::enterprises;
    }
    return out;
}

// Staff stand under the name of their organ, all others under a heading.
Words heading_of(DemoGroupKind kind, const std::vector<Capacity>& capacities) {
    if (kind == DemoGroupKind::staff)
        for (const auto& capacity : capacities)
            if (capacity.kind == CapacityKind::post) return capacity.name;
    return std::ranges::find(headings, kind, &std::pair<DemoGroupKind, Text>::first)->second;
}

void put(DemoList& list, DemoGroupKind kind, const Words& heading, DemoPerson person) {
    const auto found = std::ranges::find_if(list.groups, [&](const DemoGroup& group) {
        return group.kind == kind && group.name.zh == heading.zh;
    });
    if (found != list.groups.end()) found->people.push_back(std::move(person));
    else list.groups.push_back({kind, heading, {std::move(person)}});
}

DemoList list_of(const Reading& reading) {
    DemoList out;
    for (const auto& account : accounts_to_show(reading)) {
        const auto person = person_of(reading, account.person_id);
        const auto mobile = mobile_of(reading, person);
        DemoPerson shown{.name = person.name,
                         .login = account.user_name.value_or(mobile ? mobile->text() : ""),
                         .password = *account.demo_password,
                         .code = code_now(reading, account)};
        for (auto& acting : capacities_of(reading, account, person))
            shown.capacities.push_back(std::move(acting.capacity));
        const auto kind = kind_of(shown.capacities);
        const auto heading = heading_of(kind, shown.capacities);
        put(out, kind, heading, std::move(shown));
    }
    std::ranges::stable_sort(out.groups, {}, &DemoGroup::kind);
    return out;
}

}  // namespace

Answered<DemoList> demo_people(const Reading& reading) {
    if (jurisdiction_of(reading).kind != JurisdictionKind::demo) throw Problem(problems::not_found);
    return {.value = list_of(reading), .headers = {{"Cache-Control", "no-store"}}};
}

}  // namespace atrium::identity

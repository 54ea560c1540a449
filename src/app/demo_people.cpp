#include "app/demo_people.h"

#include "app/demo_names.h"
#include "base/check_digit.h"
#include "base/credit_code.h"
#include "catalog/department.h"
#include "crypto/encoding.h"
#include "crypto/number_vault.h"
#include "crypto/password.h"
#include "identity/account.h"
#include "identity/authorisation.h"
#include "identity/organization.h"
#include "identity/person.h"
#include "identity/post.h"

namespace atrium::app {
namespace {

constexpr std::string_view demo_password = "jiaozhou demo 2026";

constexpr std::string_view enterprises[] = {"胶州市云溪食品有限公司", "胶州市大沽河农产品有限公司",
                                            "胶州市三里河餐饮店",     "胶州市少海酒店管理有限公司",
                                            "胶州市艾山建材有限公司", "胶州市铺集机械有限公司"};

constexpr std::pair<Role, std::string_view> posts[] = {
    {Role::window_clerk, "clerk"}, {Role::handler, "handler"},         {Role::reviewer, "reviewer"},
    {Role::decider, "decider"},    {Role::delivery_clerk, "delivery"}, {Role::dept_admin, "admin"},
};

CreditCode credit_code(int n) {
    for (const char inner : std::string_view("0123456789X"))
        for (const char check : std::string_view("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
            const auto text =
                fmt::format("{}370281MA3D9{:03}{}{}", n == 2 ? "92" : "91", 900 + n, inner, check);
            Problem problem(problems::invalid_input);
            CreditCode code;
            CreditCode::read_text(text, "", problem, code);
            if (problem.fields.empty()) return code;
        }
    throw std::logic_error("no check character fits");
}

// Makes people one after another, each with an account and the demo's password.
class Maker {
public:
    Maker(City& city, const Clock& clock)
        : city_(city), clock_(clock), hash_(crypto::hash_password(demo_password, system_random())) {}

    Actor person(std::optional<std::string> user_name = {}) {
        const auto n = made_++;
        Actor actor;
        write([&](Context& context) {
            const auto person = identity::add_person(context, {.number = demo_citizen_number(n),
                                                               .name = demo_name(n),
                                                               .mobile = demo_mobile(n),
                                                               .realname_level = 2,
                                                               .invented = true});
            auto account = identity::add_account(context, {.person = person.id,
                                                           .user_name = user_name,
                                                           .mobile = demo_mobile(n),
                                                           .password = hash_,
                                                           .demo_password = std::string(demo_password)});
            if (user_name) {
                account.totp_secret = context.service<crypto::NumberVault>().encrypt(
                    crypto::NumberKind::totp_secret, crypto::base32(context.random.bytes(20)),
                    context.random);
                account.totp_confirmed_at = context.real_now;
                identity::save(context, account);
            }
            actor.account = account.id;
            actor.person = person.id;
            actor.subject = person.id.value;
        });
        actor.role = Role::citizen;
        actor.realname_level = 2;
        return actor;
    }
    Id<Window> window(Id<Organization> organ, int number) {
        Id<Window> made;
        write([&](Context& context) {
            made = identity::create_window(context, {.number = fmt::format("A{:02}", number),
                                                     .zone = "部门受理区",
                                                     .location = "政务服务大厅一楼",
                                                     .organization = organ})
                       .id;
        });
        return made;
    }
    Actor post(Role role, Id<Organization> organ, const std::string& user_name,
               std::optional<Id<Window>> window = {}) {
        auto actor = person(user_name);
        write([&](Context& context) {
            actor.post = {
                identity::add_post(
                    context, {.person = actor.person, .organization = organ, .window = window, .role = role})
                    .id.value};
        });
        actor.subject = 0;
        if (window) actor.window = *window;
        actor.role = role;
        actor.organization = organ;
        return actor;
    }
    // For all items of the organ, from the first day of the history to the end of next year.
    void authorise(const Actor& decider, const Actor& administrator, int number) {
        write([&](Context& context) {
            const auto today = local_date(context.now);
            const auto year = int(civil(today).year());
            using enum identity::DecisionKind;
            identity::add_authorisation(context,
                                        {.organ_id = decider.organization,
                                         .person_id = decider.person,
                                         .all_items = true,
                                         .decision_kinds = {grant, refuse, decline},
                                         .may_seal = true,
                                         .document_number = fmt::format("胶审授〔{}〕{}号", year, number),
                                         .valid_from = today,
                                         .valid_to = make_date(year + 2, 1, 1),
                                         .granted_by = administrator.person});
        });
    }
    Actor enterprise(const Actor& representative, int n) {
        auto actor = representative;
        write([&](Context& context) {
            actor.subject = identity::add_enterprise(
                                context, {.credit_code = credit_code(n),
                                          .name = std::string(enterprises[static_cast<std::size_t>(n)]),
                                          .legal_representative = representative.person,
                                          .realname_level = 3,
                                          .invented = true})
                                .id.value;
        });
        actor.role = Role::enterprise;
        actor.realname_level = 3;
        return actor;
    }

private:
    void write(const std::function<void(Context&)>& work) {
        city_.run_and_wait({.actor = system_actor(), .received_at = clock_.now(), .request_id = "demo"},
                           work);
    }

    City& city_;
    const Clock& clock_;
    std::string hash_;
    int made_ = 0;
};

// Latin initials would be guessed wrongly: organs are numbered in their order, "clerk1", "decider1", "clerk2"
// …
DemoStaff staff_of(Maker& maker, Id<Organization> organ, int number) {
    std::map<Role, Actor> by_role;
    const auto window = maker.window(organ, number);
    for (const auto& [role, name] : posts)
        by_role[role] = maker.post(role, organ, std::string(name) + std::to_string(number),
                                   role == Role::window_clerk ? std::optional(window) : std::nullopt);
    maker.authorise(by_role[Role::decider], by_role[Role::dept_admin], number);
    return {by_role[Role::window_clerk], by_role[Role::handler],        by_role[Role::reviewer],
            by_role[Role::decider],      by_role[Role::delivery_clerk], by_role[Role::dept_admin]};
}

}  // namespace

DemoPeople make_people(City& city, const Clock& clock) {
    Maker maker(city, clock);
    DemoPeople out;
    for (int n = 0; n < 24; ++n) {
        out.applicants.push_back(maker.person());
        if (n < static_cast<int>(std::size(enterprises)))
            out.applicants.push_back(maker.enterprise(out.applicants.back(), n));
    }
    const auto departments = city.ask({.actor = system_actor()}, [](const Reading& reading) {
        return catalog::departments(reading).items;
    });
    int number = 0;
    Id<Organization> first;
    for (const auto& department : departments) {
        if (department.items == 0) continue;
        if (first.value == 0) first = department.id;
        out.staff[department.id] = staff_of(maker, department.id, ++number);
    }
    maker.post(Role::supervisor, first, "supervisor");
    maker.post(Role::item_admin, first, "items");
    maker.post(Role::sys_admin, first, "system");
    maker.post(Role::sec_admin, first, "security");
    maker.post(Role::auditor, first, "auditor");
    return out;
}

}  // namespace atrium::app

#include "testing/people.h"

#include "base/check_digit.h"
#include "crypto/password.h"
#include "identity/authorisation.h"

namespace atrium {
namespace {

using identity::ActingAs;

Actor acting(Town& town, Id<Person> person, const std::string& key) {
    return town.city().ask({}, [&](const Reading& reading) {
        const auto account = identity::account_of_person(reading, person);
        return identity::capacity_of(reading, account.value(), identity::person_of(reading, person), key)
            .value()
            .actor;
    });
}

struct NewSomebody {
    std::string name;
    int level = 2;
    int birth_year = 1988;
    std::optional<std::string> user_name = std::nullopt;
};

Id<Person> somebody(Town& town, const NewSomebody& who) {
    const auto n = town.count("identity_person") + 1;
    Id<Person> id;
    town.write([&](Context& context) {
        const auto person =
            identity::add_person(context, {.number = citizen_number_of_test(n, who.birth_year),
                                           .name = PersonName::stored(who.name),
                                           .mobile = mobile_of_test(n),
                                           .realname_level = who.level,
                                           .invented = true});
        identity::add_account(context, {.person = person.id,
                                        .user_name = who.user_name,
                                        .mobile = mobile_of_test(n),
                                        .password = test_password_hash()});
        id = person.id;
    });
    return id;
}

// For all items and a year: a test that is about authority ends it or makes its own.
void authorise(Town& town, Id<Person> person, Id<Organization> organ) {
    const auto number = "授〔2026〕" + std::to_string(town.count("identity_authorisation") + 1) + "号";
    town.write([&](Context& context) {
        using enum identity::DecisionKind;
        identity::add_authorisation(context, {.organ_id = organ,
                                              .person_id = person,
                                              .all_items = true,
                                              .decision_kinds = {grant, refuse, decline},
                                              .may_seal = true,
                                              .document_number = number,
                                              .valid_from = local_date(context.now),
                                              .valid_to = local_date(context.now) + 365});
    });
}

std::string post_key(Town& town, Id<Person> person, Role role, Id<Organization> organization,
                     std::optional<Id<Window>> window) {
    std::string key;
    town.write([&](Context& context) {
        const auto post = identity::add_post(
            context, {.person = person, .organization = organization, .window = window, .role = role});
        key = "post-" + id_text(post.id.value);
    });
    return key;
}

}  // namespace

Actor citizen(Town& town, const std::string& name, int realname_level, int birth_year) {
    return acting(town, somebody(town, {.name = name, .level = realname_level, .birth_year = birth_year}),
                  "self");
}

Actor enterprise(Town& town, const Actor& representative, const std::string& name) {
    Id<Organization> id;
    const auto n = town.count("identity_organization") + 1;
    town.write([&](Context& context) {
        id = identity::add_enterprise(context, {.credit_code = credit_code_of_test(n),
                                                .name = name,
                                                .legal_representative = representative.person,
                                                .realname_level = 3,
                                                .invented = true})
                 .id;
    });
    return acting(town, representative.person, "organization-" + id_text(id.value));
}

Actor agent(Town& town, const Actor& who, const Actor& principal, int days) {
    std::string key;
    town.write([&](Context& context) {
        const auto today = local_date(context.now);
        const identity::Mandate mandate{.id = context.ids.next<identity::Mandate>(),
                                        .principal_type = principal.role == Role::enterprise
                                                              ? identity::SubjectType::organization
                                                              : identity::SubjectType::person,
                                        .principal = principal.subject,
                                        .agent_id = who.person,
                                        .items = {},
                                        .valid_from = today,
                                        .valid_to = today + days,
                                        .made_by = principal.person,
                                        .made_at = context.now};
        context.tx.insert("identity_mandate", mandate);
        key = "mandate-" + id_text(mandate.id.value);
    });
    return acting(town, who.person, key);
}

Id<Organization> organ(Town& town, const std::string& name) {
    const auto n = town.count("identity_organization") + 1;
    identity::OrganizationRecord record{.id = {},
                                        .credit_code = credit_code_of_test(n, "11"),
                                        .name = name,
                                        .kind = SubjectKind::government_organ,
                                        .org_type = identity::OrganType::statutory_organ,
                                        .level = identity::Level::county,
                                        .division_code = "370281",
                                        .has_posts = true,
                                        .realname_level = 3,
                                        .invented = true,
                                        .valid_from = local_date(town.now()),
                                        .created_at = town.now()};
    town.write([&](Context& context) {
        record.id = context.ids.next<Organization>();
        context.tx.insert("identity_organization", record);
    });
    return record.id;
}

Id<Window> window(Town& town, const std::string& number, std::optional<Id<Organization>> organization) {
    Id<Window> id;
    town.write([&](Context& context) {
        id = context.ids.next<Window>();
        context.tx.insert("identity_window", identity::WindowRecord{.id = id,
                                                                    .number = number,
                                                                    .zone = "综合受理区",
                                                                    .location = "一楼大厅",
                                                                    .organization_id = organization,
                                                                    .created_at = context.now});
    });
    return id;
}

Actor staff(Town& town, Role role, Id<Organization> organization, std::optional<Id<Window>> window) {
    const auto n = town.count("identity_person") + 1;
    const auto person = somebody(town, {.name = "工作人员" + std::to_string(n),
                                        .level = 3,
                                        .user_name = std::string(enum_text(role)) + std::to_string(n)});
    if (role == Role::decider) authorise(town, person, organization);
    return acting(town, person, post_key(town, person, role, organization, window));
}

Actor further_post(Town& town, const Actor& who, Role role, Id<Organization> organization,
                   std::optional<Id<Window>> window) {
    if (role == Role::decider) authorise(town, who.person, organization);
    return acting(town, who.person, post_key(town, who.person, role, organization, window));
}

// Ten people per birthday: the sequences 990 to 999.
std::string citizen_number_of_test(std::int64_t n, int birth_year) {
    const auto day = make_date(birth_year, 1, 1) + static_cast<int>(n / 10);
    auto body = "370281" + to_string(day) + "99" + std::to_string(n % 10);
    std::erase(body, '-');
    return body + check_mod_11_2(body).value();
}

CreditCode credit_code_of_test(std::int64_t n, std::string_view kind) {
    const auto serial = fmt::format("9{:07}", n);
    const auto body = std::string(kind) + "370281" + serial + organization_code_check(serial).value();
    // The inner check may be an X, which is a letter of the outer alphabet too.
    return credit_code_value(body + credit_code_check(body).value()).value();
}

Mobile mobile_of_test(std::int64_t n) { return mobile_value(fmt::format("139{:08}", n)).value(); }

const std::string& test_password_hash() {
    static const auto hash = crypto::hash_password(test_password, system_random());
    return hash;
}

}  // namespace atrium

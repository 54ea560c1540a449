#include "identity/guardianship.h"

#include "identity/age.h"
#include "identity/capacity.h"
#include "identity/problems.h"
#include "testing/people.h"

namespace atrium::identity {
namespace {

struct Family {
    Town town;
    Actor parent = citizen(town, "王小明"), clerk = staff(town, Role::window_clerk, organ(town));
    NamedPerson child{IdType::citizen_id, citizen_number_of_test(500, 2012), PersonName::stored("王小宝")};

    NamedPerson named(const Actor& who) {
        return town.city().ask({}, [&](const Reading& reading) {
            const auto person = person_of(reading, who.person);
            return NamedPerson{person.id_type, number_of(reading, person), PersonName::stored(person.name)};
        });
    }
    RegisterGuardianship request() { return {child, named(parent), "户口簿 370281-0012345"}; }
    ProblemKind refused(const RegisterGuardianship& wrong) {
        return refusal([&] { or_throw(town.as(clerk).run(register_guardianship, wrong)); });
    }
    std::size_t capacities(const Actor& who) {
        return town.city().ask({}, [&](const Reading& reading) {
            return capacities_of(reading, account_of_person(reading, who.person).value(),
                                 person_of(reading, who.person))
                .size();
        });
    }
};

}  // namespace

TEST_CASE("a counter registers a guardian, who acts for the ward until the ward is of age") {
    Family family;
    const auto made = or_throw(family.town.as(family.clerk).run(register_guardianship, family.request()));
    CHECK(made.basis == MandateBasis::guardian);
    CHECK(made.principal_name == "王小宝");
    const auto birth = *birth_date_in(IdType::citizen_id, family.child.number);
    CHECK(made.valid_to == make_date(2030, unsigned(civil(birth).month()), unsigned(civil(birth).day())));
    CHECK(family.capacities(family.parent) == 2);
    CHECK(family.town.as(family.clerk).ask(mandates, {}).items.size() == 1);

    // Neither the guardian nor anybody but a counter ends it.
    CHECK(refusal([&] { family.town.as(family.parent).expecting(1).run(revoke_mandate, made.id); }) ==
          problems::not_allowed_now);
    const auto elsewhere = staff(family.town, Role::window_clerk, organ(family.town, "胶州市其他局"));
    CHECK(refusal([&] {
              family.town.as(elsewhere).expecting(1).run(end_guardianship, made.id, {"撤销监护资格"});
          }) == problems::not_found);
    family.town.as(family.clerk).expecting(1).run(end_guardianship, made.id, {"人民法院判决撤销监护资格"});
    CHECK(family.capacities(family.parent) == 1);
}

TEST_CASE("a guardian is another person of full age, the ward a minor, and the clerk neither") {
    Family family;
    auto grown_up = family.request();
    grown_up.ward.number = citizen_number_of_test(501, 1990);
    CHECK(family.refused(grown_up) == problems::invalid_input);
    auto young = family.request();
    young.guardian = family.named(citizen(family.town, "王大宝", 2, 2010));
    CHECK(family.refused(young) == problems::invalid_input);
    auto own = family.request();
    own.guardian = family.named(family.clerk);
    CHECK(family.refused(own) == problems::own_rights);
    auto other_name = family.request();
    other_name.guardian.name = PersonName::stored("王大明");
    CHECK(family.refused(other_name) == problems::name_differs);
    CHECK(family.town.count("identity_mandate") == 0);
}

TEST_CASE("from eight years on a minor may apply alone for what only benefits him, below and else not") {
    Town town;
    const auto bar = [&](int birth_year, bool only_benefits) {
        const auto child = citizen(town, "王小宝", 2, birth_year);
        return town.city().ask({}, [&](const Reading& reading) {
            return bar_of_age(reading, person_of(reading, child.person), only_benefits).has_value();
        });
    };
    CHECK(bar(2012, false));
    CHECK_FALSE(bar(2012, true));
    CHECK(bar(2020, true));
    CHECK_FALSE(bar(2000, false));
}

}  // namespace atrium::identity

#include "outlets/division_list.h"

#include "testing/town.h"

namespace atrium::outlets {

TEST_CASE("an address is chosen from the province down to the village") {
    Town town;
    CHECK(town.ask(divisions, {}).items.size() == 34);
    const auto towns = town.ask(divisions, {"370281"}).items;
    CHECK(std::ranges::find(towns, "阜安街道", &DivisionName::name) != towns.end());
    const auto villages = town.ask(divisions, {towns.front().code}).items;
    REQUIRE_FALSE(villages.empty());
    CHECK(town.ask(divisions, {villages.front().code}).items.empty());
    CHECK(town.ask(divisions, {"what"}).items.empty());
}

TEST_CASE("anybody may ask for divisions") {
    Town town;
    const auto answer = town.http("GET", "/api/divisions?within=370281");
    CHECK(answer.status == 200);
    CHECK(answer.body.find("阜安街道") != std::string::npos);
}

}  // namespace atrium::outlets

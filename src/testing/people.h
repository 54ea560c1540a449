#pragma once

#include "identity/capacity.h"
#include "identity/organization.h"
#include "testing/town.h"

namespace atrium {

// People and organizations of a test town, all with an account; their numbers are valid and repeatable.

Actor citizen(Town&, const std::string& name = "王小明", int realname_level = 2, int birth_year = 1988);
// The legal representative acting for an enterprise (new, with a number of its own).
Actor enterprise(Town&, const Actor& representative, const std::string& name = "胶州市云溪食品有限公司");
// The same person acting for somebody: `principal` is the subject of an actor made by the functions above.
Actor agent(Town&, const Actor& who, const Actor& principal, int days = 30);

Id<Organization> organ(Town&, const std::string& name = "胶州市行政审批服务局");
Id<Window> window(Town&, const std::string& number, std::optional<Id<Organization>> organization = {});
// Somebody new in a new post; a decider comes with an authorisation for everything, for a year.
Actor staff(Town&, Role, Id<Organization>, std::optional<Id<Window>> window = {});
// A further post of somebody who has one.
Actor further_post(Town&, const Actor& who, Role, Id<Organization>, std::optional<Id<Window>> window = {});

// The nth number of its kind; valid, and by their sequence marked as invented.
std::string citizen_number_of_test(std::int64_t n, int birth_year = 1988);
CreditCode credit_code_of_test(std::int64_t n, std::string_view kind = "91");
Mobile mobile_of_test(std::int64_t n);

// Everybody's password in a test, and its hash.
inline constexpr std::string_view test_password = "four plain words here";
const std::string& test_password_hash();

}  // namespace atrium

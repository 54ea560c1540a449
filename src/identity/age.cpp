#include "identity/age.h"

#include "identity/problems.h"

namespace atrium::identity {
namespace {

int full_years(Date birth, Date day) {
    const auto born = civil(birth), now = civil(day);
    const bool before_birthday = std::pair(now.month(), now.day()) < std::pair(born.month(), born.day());
    return int(now.year()) - int(born.year()) - (before_birthday ? 1 : 0);
}

std::optional<Date> birth_of(const Reading& reading, const PersonRecord& person) {
    return person.birth_date ? person.birth_date : birth_date_in(person.id_type, number_of(reading, person));
}

}  // namespace

std::optional<int> age_of(const Reading& reading, const PersonRecord& person, Date day) {
    const auto birth = birth_of(reading, person);
    return birth ? std::optional(full_years(*birth, day)) : std::nullopt;
}

bool is_minor(const Reading& reading, const PersonRecord& person, Date day) {
    const auto age = age_of(reading, person, day);
    return age && *age < full_age;
}

// Who was born on 29 February is a year older on 1 March.
std::optional<Date> full_age_day(const Reading& reading, const PersonRecord& person) {
    const auto birth = birth_of(reading, person);
    if (!birth) return std::nullopt;
    const auto born = civil(*birth);
    const std::chrono::year_month_day day{born.year() + std::chrono::years(full_age), born.month(),
                                          born.day()};
    if (day.ok()) return make_date(int(day.year()), unsigned(day.month()), unsigned(day.day()));
    return make_date(int(day.year()), 3, 1);
}

std::optional<Problem> bar_of_age(const Reading& reading, const PersonRecord& person, bool only_benefits) {
    const auto age = age_of(reading, person, local_date(reading.now));
    if (!age || *age >= full_age || (only_benefits && *age >= restricted_from)) return std::nullopt;
    Problem refusal(problems::guardian_needed,
                    Text{"请监护人携带户口簿或出生医学证明到窗口登记监护关系，再以监护人身份登录办理。",
                         "The guardian registers the guardianship at a window with the household register or "
                         "the birth certificate, and then acts as guardian."});
    refusal.because({"identity/full-capacity", "民法典第十八条、第十九条、第二十三条"});
    refusal.more["mandate"] = "guardian";
    return refusal;
}

}  // namespace atrium::identity

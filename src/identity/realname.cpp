#include "identity/realname.h"

#include "identity/doubt.h"
#include "identity/named_person.h"
#include "identity/problems.h"
#include "identity/realname_check.h"
#include "identity/words.h"

namespace atrium::identity {
namespace {

constexpr int by_mobile = 2, at_counter = 3;

const RealNameCheck& register_of(const Reading& reading) {
    if (!reading.services.has<RealNameCheck>()) throw Problem(problems::check_unavailable);
    return reading.service<RealNameCheck>();
}

void refuse_unless_matches(Verdict verdict, const std::string& pointer) {
    if (verdict == Verdict::unavailable) throw Problem(problems::check_unavailable);
    if (verdict == Verdict::differs) throw name_differs(pointer);
}

// The account follows: whoever is verified may use it as such.
void raise(Context& context, PersonRecord& person, int level, json::object data) {
    const auto before = person.realname_level;
    person.realname_level = std::max(person.realname_level, level);
    save(context, person);
    if (auto account = account_of_person(context.reading(), person.id);
        account && account->status == AccountStatus::registered) {
        account->status = advance(account_lifecycle, account->status, "verify");
        save(context, *account);
    }
    context.record({.act = "identity/realname-raised",
                    .subject = person.id.value,
                    .from = "L" + std::to_string(before),
                    .to = "L" + std::to_string(person.realname_level),
                    .data = std::move(data)});
}

}  // namespace

MobileChecked prepare_mobile_check(const Reading& reading) {
    const auto person = person_of(reading, reading.actor.person);
    const auto mobile = mobile_of(reading, person);
    if (!mobile) throw Problem(problems::not_allowed_now, Text{"账号没有手机号码", "There is no mobile"});
    if (person.realname_level >= by_mobile)
        throw Problem(problems::not_allowed_now, Text{"实名等级已达到", "This level is reached already"});
    refuse_unless_matches(register_of(reading).mobile(person.id_type, number_of(reading, person),
                                                      PersonName::stored(person.name), *mobile),
                          "/mobile");
    return {person.id};
}

RaisedLevel raise_by_mobile(Context& context, MobileChecked checked) {
    auto person = person_of(context.reading(), checked.person);
    if (person.status != PersonStatus::active) throw Problem(problems::subject_ended);
    raise(context, person, by_mobile, {{"by", "mobile"}});
    return {person.realname_level};
}

CheckAtCounter prepare_counter_check(const Reading& reading, CheckAtCounter request) {
    Problem problem{problems::invalid_input};
    check_number(request.person.id_type, request.person.number, local_date(reading.now), "/person/number",
                 problem);
    check_words(problem, request.card_reading, 4, 64, "/card_reading");
    refuse_if_wrong(problem);
    const auto number = normal_number(request.person.id_type, request.person.number);
    refuse_unless_matches(register_of(reading).person(request.person.id_type, number, request.person.name),
                          "/person/name");
    return request;
}

Judged<PersonView> raise_at_counter(Context& context, CheckAtCounter request) {
    auto judged = person_at_counter(context, request.person, "identity/check-at-counter", "/person");
    if (auto* refused = std::get_if<Problem>(&judged)) return std::move(*refused);
    auto& person = std::get<PersonRecord>(judged);
    if (person.id == context.actor.person) throw Problem(problems::own_rights);
    raise(context, person, at_counter, {{"by", "counter"}, {"card_reading", request.card_reading}});
    return view_of(context.reading(), person);
}

Answered<FullNumber> view_own_number(Context& context, ViewNumber request) {
    return {.value = traced_number(context, context.actor.person, context.actor.person.value, request.reason),
            .headers = {{"Cache-Control", "no-store"}}};
}

FullNumber traced_number(Context& context, Id<Person> id, std::int64_t about, const std::string& reason) {
    check_words(reason, 2, 200, "/reason");
    const auto person = person_of(context.reading(), id);
    context.record({.act = "identity/pii-view",
                    .subject = about,
                    .reason = reason,
                    .data = {{"person", id_text(id.value)}, {"field", "number"}}});
    return {person.id_type, number_of(context.reading(), person)};
}

}  // namespace atrium::identity

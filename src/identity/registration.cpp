#include "identity/registration.h"

#include "crypto/password.h"
#include "identity/code.h"
#include "identity/doubt.h"
#include "identity/lockout.h"
#include "identity/password_rules.h"
#include "identity/problems.h"
#include "identity/realname_check.h"
#include "identity/settings.h"

namespace atrium::identity {
namespace {

void check(const Reading& reading, const Register& request) {
    Problem problem{problems::invalid_input};
    check_number(IdType::citizen_id, request.citizen_number.text(), local_date(reading.now),
                 "/citizen_number", problem);
    check_password(request.password, {request.citizen_number.text(), request.mobile.text()}, "/password",
                   problem);
    if (settings(reading.services).mobile_codes && !request.code)
        problem.at("/code", "BAD_FORMAT", sentences::missing);
    refuse_if_wrong(problem);
}

int checked_level(const Reading& reading, const Register& request) {
    if (!reading.services.has<RealNameCheck>()) return 0;
    const auto verdict = reading.service<RealNameCheck>().person(IdType::citizen_id,
                                                                 request.citizen_number.text(), request.name);
    if (verdict == Verdict::differs) throw name_differs("/name");
    return verdict == Verdict::matches ? 1 : 0;
}

// A code is there to be guessed at five times; whoever guesses on is locked out like who guesses passwords.
std::optional<Problem> refused_code(Context& context, const Register& request) {
    if (!settings(context.services).mobile_codes) return std::nullopt;
    const auto code = open_code(context.reading(), request.mobile, CodePurpose::registration);
    if (code && use_code(context, *code, request.code.value_or(""))) return std::nullopt;
    return Problem(problems::wrong_code).at("/code", "FORBIDDEN", problems::wrong_code.title);
}

}  // namespace

CheckedRegistration prepare_registration(const Reading& reading, Register request) {
    check(reading, request);
    const int level = checked_level(reading, request);
    auto hash = crypto::hash_password(request.password, system_random());
    request.password.clear();
    return {std::move(request), std::move(hash), level};
}

Judged<AccountView> register_account(Context& context, CheckedRegistration checked) {
    const auto& request = checked.request;
    if (auto refusal = refused_code(context, request)) return *std::move(refusal);

    auto person = find_person(context.reading(), IdType::citizen_id, request.citizen_number.text());
    if (person && person->name != request.name.text())
        return doubt_name(context, SubjectType::person, person->id.value, person->name, request.name.text(),
                          "identity/register", "/name");
    if (person && person->status != PersonStatus::active) throw Problem(problems::subject_ended);
    if ((person && account_of_person(context.reading(), person->id)) ||
        account_of_mobile(context.reading(), request.mobile))
        throw Problem(problems::already_registered);

    if (!person)
        person = add_person(context, {.number = request.citizen_number.text(),
                                      .name = request.name,
                                      .mobile = request.mobile,
                                      .realname_level = checked.realname_level});
    const auto account =
        add_account(context, {.person = person->id, .mobile = request.mobile, .password = checked.password});
    context.actor.account = account.id;
    context.actor.person = person->id;
    context.record({.act = "identity/registered",
                    .subject = account.id.value,
                    .to = std::string(enum_text(account.status)),
                    .data = {{"person", id_text(person->id.value)},
                             {"number", request.citizen_number.masked()},
                             {"mobile", request.mobile.masked()}}});
    return view_of(context.reading(), account);
}

AccountView view_of(const Reading& reading, const AccountRecord& account) {
    return {.id = account.id,
            .person = view_of(reading, person_of(reading, account.person_id)),
            .user_name = account.user_name,
            .status = account.status,
            .has_authenticator = account.totp_confirmed_at.has_value(),
            .must_change_password = account.must_change_password,
            .version = account.version};
}

}  // namespace atrium::identity

#include "identity/staff_account.h"

#include "crypto/password.h"
#include "identity/doubt.h"
#include "identity/problems.h"
#include "identity/realname_check.h"
#include "identity/session.h"
#include "identity/words.h"

namespace atrium::identity {
namespace {

AccountView shown_to_admin(const Reading& reading, const AccountRecord& record) {
    auto view = view_of(reading, record);
    view.person = distant_view_of(reading, person_of(reading, record.person_id));
    return view;
}

void check(const Reading& reading, const CreateStaffAccount& request) {
    Problem problem{problems::invalid_input};
    check_number(IdType::citizen_id, request.citizen_number.text(), local_date(reading.now),
                 "/citizen_number", problem);
    check_user_name(request.user_name, "/user_name", problem);
    if (reading.db.count("identity_account", {"user_name = ?", {cell(lower(request.user_name))}}) > 0)
        problem.at("/user_name", "DUPLICATE", Text{"用户名已被使用", "The user name is taken"});
    refuse_if_wrong(problem);
}

int checked_level(const Reading& reading, const CreateStaffAccount& request) {
    if (!reading.services.has<RealNameCheck>()) return 0;
    const auto verdict = reading.service<RealNameCheck>().person(IdType::citizen_id,
                                                                 request.citizen_number.text(), request.name);
    if (verdict == Verdict::differs) throw name_differs("/name");
    return verdict == Verdict::matches ? 1 : 0;
}

AccountRecord account_to_change(Context& context, Id<Account> id) {
    const auto record = context.tx.one<AccountRecord>(
        "identity_account", readable(context.actor, Type<AccountRecord>{}) && Where{"id = ?", {cell(id)}});
    context.check_version(record.version);
    if (record.person_id == context.actor.person) throw Problem(problems::own_rights);
    return record;
}

AccountView move_account(Context& context, Id<Account> id, std::string_view action,
                         const std::string& reason) {
    check_words(reason, 2, 200, "/reason");
    auto record = account_to_change(context, id);
    const auto before = record.status;
    record.status = advance(account_lifecycle, record.status, action);
    save(context, record);
    if (record.status == AccountStatus::locked || record.status == AccountStatus::cancelled)
        end_sessions(context, record, action);
    context.record({.act = "identity/account-" + std::string(action),
                    .subject = record.id.value,
                    .from = std::string(enum_text(before)),
                    .to = std::string(enum_text(record.status)),
                    .reason = reason});
    return shown_to_admin(context.reading(), record);
}

// A registered person gets the user name beside what he signs in with already.
std::optional<AccountRecord> named_account(Context& context, const PersonRecord& person,
                                           const std::string& user_name) {
    auto record = account_of_person(context.reading(), person.id);
    if (!record) return std::nullopt;
    if (record->user_name || record->status == AccountStatus::cancelled)
        throw Problem(problems::already_registered);
    record->user_name = lower(user_name);
    save(context, *record);
    return record;
}

}  // namespace

CheckedStaffAccount prepare_staff_account(const Reading& reading, CreateStaffAccount request) {
    check(reading, request);
    const int level = checked_level(reading, request);
    auto password = system_random().token().substr(0, 16);
    auto hash = crypto::hash_password(password, system_random());
    return {std::move(request), std::move(password), std::move(hash), level};
}

Judged<Answered<StaffAccountMade>> create_staff_account(Context& context, CheckedStaffAccount checked) {
    const auto& request = checked.request;
    const auto reading = context.reading();
    auto person = find_person(reading, IdType::citizen_id, request.citizen_number.text());
    if (person && person->name != request.name.text())
        return doubt_name(context, SubjectType::person, person->id.value, person->name, request.name.text(),
                          "identity/create-staff-account", "/name");
    if (person && person->status != PersonStatus::active) throw Problem(problems::subject_ended);

    auto record = person ? named_account(context, *person, request.user_name) : std::nullopt;
    const bool fresh = !record;
    if (fresh) {
        if (account_of_mobile(reading, request.mobile))
            throw Problem(problems::already_registered)
                .at("/mobile", "DUPLICATE", problems::already_registered.title);
        if (!person)
            person = add_person(context, {.number = request.citizen_number.text(),
                                          .name = request.name,
                                          .mobile = request.mobile,
                                          .realname_level = checked.realname_level});
        record = add_account(context, {.person = person->id,
                                       .user_name = request.user_name,
                                       .mobile = request.mobile,
                                       .password = checked.hash,
                                       .must_change_password = true});
    }
    context.record({.act = "identity/staff-account-made",
                    .subject = record->id.value,
                    .data = {{"person", id_text(person->id.value)}, {"user_name", *record->user_name}}});
    return Answered<StaffAccountMade>{
        .value = {shown_to_admin(reading, *record),
                  fresh ? std::optional(checked.initial_password) : std::nullopt},
        .headers = {{"Cache-Control", "no-store"}}};
}

Where readable(const Actor& actor, Type<AccountRecord>) {
    return actor.role == Role::sec_admin ? Where{"1 = 1"} : Where{"id = ?", {cell(actor.account)}};
}

Page<AccountView> accounts(const Reading& reading, ListAccounts request) {
    auto where = readable(reading.actor, Type<AccountRecord>{});
    if (request.status) where = where && Where{"status = ?", {cell(*request.status)}};
    if (request.user_name) where = where && Where{"user_name = ?", {cell(lower(*request.user_name))}};
    if (request.staff) where = where && Where{*request.staff ? "user_name IS NOT NULL" : "user_name IS NULL"};
    return shown(reading.db.page<AccountRecord>("identity_account", where, {.descending = true},
                                                {request.after, request.limit}),
                 [&](const AccountRecord& record) { return shown_to_admin(reading, record); });
}

AccountView account(const Reading& reading, Id<Account> id) {
    return shown_to_admin(reading, reading.db.one<AccountRecord>(
                                       "identity_account", readable(reading.actor, Type<AccountRecord>{}) &&
                                                               Where{"id = ?", {cell(id)}}));
}

AccountView lock_account(Context& context, Id<Account> id, GiveReason request) {
    return move_account(context, id, "lock", request.reason);
}

// Whose real name was never checked is registered again, not verified.
AccountView unlock_account(Context& context, Id<Account> id, GiveReason request) {
    const auto record = account_to_change(context, id);
    const bool verified = person_of(context.reading(), record.person_id).realname_level > 0;
    return move_account(context, id, verified ? "unlock" : "reopen", request.reason);
}

AccountView cancel_account(Context& context, Id<Account> id, GiveReason request) {
    return move_account(context, id, "cancel", request.reason);
}

AccountView remove_authenticator(Context& context, Id<Account> id, GiveReason request) {
    check_words(request.reason, 2, 200, "/reason");
    auto record = account_to_change(context, id);
    if (!record.totp_secret) throw Problem(problems::not_allowed_now);
    record.totp_secret.reset();
    record.totp_confirmed_at.reset();
    record.totp_step = 0;
    save(context, record);
    end_sessions(context, record, "authenticator removed");
    context.record(
        {.act = "identity/authenticator-removed", .subject = record.id.value, .reason = request.reason});
    return shown_to_admin(context.reading(), record);
}

}  // namespace atrium::identity

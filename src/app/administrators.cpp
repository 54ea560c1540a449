#include "app/administrators.h"

#include "crypto/encoding.h"
#include "crypto/totp.h"
#include "identity/lockout.h"
#include "identity/permissions.h"

namespace atrium::app {
namespace {

using identity::AccountRecord;
using identity::PostRecord;

CreditCode organ_code(const std::string& text, Problem& problem) {
    CreditCode out;
    CreditCode::read_text(text, "/organ", problem, out);
    return out;
}

PersonName person_name(const std::string& text, Problem& problem) {
    PersonName out;
    PersonName::read_text(text, "/name", problem, out);
    return out;
}

void refuse_if_held(Context& context, Role role) {
    const auto today = local_date(context.now);
    const auto held = context.tx.run(
        "SELECT 1 AS held FROM identity_post WHERE role = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2)",
        role, today);
    if (held.empty()) return;
    throw Problem(problems::duplicate,
                  Text{"这一角色已有人担任，由安全管理员另行任命",
                       "Somebody has this role already; the security administrator appoints others"});
}

AccountRecord account_named(Context& context, const std::string& user_name) {
    const auto account =
        context.tx.find<AccountRecord>("SELECT * FROM identity_account WHERE user_name = $1", user_name);
    if (!account) throw Problem(problems::not_found, Text{"没有这个用户名", "Nobody has this user name"});
    return *account;
}

bool holds_administration(Context& context, Id<Person> person) {
    return std::ranges::any_of(identity::posts_in_force(context.reading(), person),
                               [](const PostRecord& post) { return identity::is_administrator(post.role); });
}

// The paper is handed over together with the secret, so the authenticator counts as confirmed.
void give_authenticator(Context& context, AccountRecord& account, const std::string& secret) {
    account.totp_secret = context.service<crypto::NumberVault>().encrypt(
        crypto::NumberKind::totp_secret, crypto::base32(secret), context.random);
    account.totp_confirmed_at = context.real_now;
    account.totp_step = 0;
}

}  // namespace

OneTime new_one_time(Random& random, std::string_view city, std::string_view user_name) {
    const auto secret = random.bytes(20);
    auto password = random.token().substr(0, 16);
    for (const std::size_t at : {12, 8, 4}) password.insert(at, "-");
    return {std::move(password), crypto::base32(secret), crypto::otpauth_uri(city, user_name, secret)};
}

std::string totp_bytes(const OneTime& paper) { return crypto::from_base32(paper.secret).value(); }

void add_administrator(Context& context, const NewAdministrator& made) {
    Problem problem(problems::invalid_input);
    identity::check_user_name(made.user_name, "/user", problem);
    identity::check_number(identity::IdType::citizen_id, made.number, local_date(context.now), "/number",
                           problem);
    const auto name = person_name(made.name, problem);
    const auto code = organ_code(made.organ, problem);
    refuse_if_wrong(problem);
    refuse_if_held(context, made.role);
    const auto organ = identity::find_organization(context.reading(), code);
    if (!organ || !organ->has_posts)
        throw Problem(problem.at("/organ", "NOT_FOUND", Text{"没有这个机构", "is no organ of this city"}));

    auto person = identity::find_person(context.reading(), identity::IdType::citizen_id, made.number);
    if (person && person->name != name.text())
        throw Problem(
            problem.at("/name", "BAD_FORMAT", Text{"与已登记的姓名不一致", "is not the registered name"}));
    if (!person)
        person = identity::add_person(context, {.number = made.number, .name = name, .realname_level = 3});
    if (identity::account_of_person(context.reading(), person->id))
        throw Problem(problems::duplicate, Text{"此人已有账号", "This person has an account already"});

    auto account = identity::add_account(context, {.person = person->id,
                                                   .user_name = made.user_name,
                                                   .password = made.password_hash,
                                                   .must_change_password = true});
    give_authenticator(context, account, made.totp_secret);
    identity::save(context, account);
    const auto post =
        identity::add_post(context, {.person = person->id, .organization = organ->id, .role = made.role});
    context.record({.act = "identity/first-administrator",
                    .subject = account.id.value,
                    .to = std::string(enum_text(made.role)),
                    .data = {{"post", id_text(post.id.value)}, {"organ", id_text(organ->id.value)}}});
}

void unlock_account(Context& context, const std::string& user_name) {
    const auto account = account_named(context, user_name);
    if (account.status == identity::AccountStatus::locked)
        throw Problem(problems::not_allowed_now, Text{"账号已被安全管理员停用，由其恢复",
                                                      "The security administrator has closed this account"});
    identity::forget_wrong(context, identity::lock_subject(account.id));
    context.record(
        {.act = "identity/unlocked", .subject = account.id.value, .reason = "at the server's console"});
}

void renew_administrator(Context& context, const std::string& user_name, const std::string& password_hash,
                         const std::string& totp_secret) {
    auto account = account_named(context, user_name);
    if (!holds_administration(context, account.person_id))
        throw Problem(problems::forbidden,
                      Text{"只能为三类管理员重发，其他人员由安全管理员办理",
                           "This is for the three administrators; the security administrator helps others"});
    account.password = password_hash;
    account.must_change_password = true;
    give_authenticator(context, account, totp_secret);
    identity::save(context, account);
    identity::forget_wrong(context, identity::lock_subject(account.id));
    context.tx.run(
        "UPDATE identity_session SET ended_at = $1, end_reason = 'renewed' WHERE account_id = $2 AND ended_at IS NULL",
        context.real_now, account.id);
    context.record({.act = "identity/administrator-renewed",
                    .subject = account.id.value,
                    .reason = "at the server's console"});
}

std::vector<StaffLine> staff_accounts(const Reading& reading) {
    std::vector<StaffLine> out;
    for (const auto& account : reading.db.all<AccountRecord>(
             "SELECT * FROM identity_account WHERE user_name IS NOT NULL ORDER BY user_name")) {
        StaffLine line{.user_name = *account.user_name,
                       .name = identity::person_of(reading, account.person_id).name,
                       .roles = {},
                       .status = account.status,
                       .has_authenticator = account.totp_confirmed_at.has_value(),
                       .locked = false};
        for (const auto& post : identity::posts_in_force(reading, account.person_id))
            line.roles += (line.roles.empty() ? "" : ",") + std::string(enum_text(post.role));
        line.locked =
            reading.db.count("identity_lock",
                             {"subject = ? AND until > ?",
                              {cell(identity::lock_subject(account.id)), cell(reading.real_now)}}) > 0;
        out.push_back(std::move(line));
    }
    return out;
}

}  // namespace atrium::app

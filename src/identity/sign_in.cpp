#include "identity/sign_in.h"

#include "crypto/password.h"
#include "identity/authenticator.h"
#include "identity/lockout.h"
#include "identity/password_rules.h"
#include "identity/permissions.h"
#include "identity/problems.h"
#include "identity/settings.h"

namespace atrium::identity {
namespace {

// Who tries a login that nobody has waits as long as who mistypes his password.
const std::string& nobodys_hash() {
    static const auto hash = crypto::hash_password(system_random().token(), system_random());
    return hash;
}

void check(const SignIn& request) {
    Problem problem{problems::invalid_input};
    if (request.login.empty() || request.login.size() > 64)
        problem.at("/login", "BAD_FORMAT", Text{"请输入账号", "Enter your account"});
    if (request.password.empty() || request.password.size() > 4 * max_password)
        problem.at("/password", "BAD_FORMAT", Text{"请输入密码", "Enter your password"});
    refuse_if_wrong(problem);
}

// Where the person begins: in the only post when he signed in as staff, else as himself.
std::string first_capacity(const Reading& reading, const AccountRecord& account, bool with_totp) {
    if (account.user_name && with_totp && !account.must_change_password) {
        const auto posts = posts_in_force(reading, account.person_id);
        if (posts.size() == 1) return "post-" + id_text(posts.front().id.value);
        if (posts.size() > 1) return "";
    }
    return "self";
}

SessionView view_of(const Reading& reading, const std::optional<SessionRecord>& session,
                    std::string_view token) {
    const auto city = jurisdiction_of(reading);
    SessionView view{.jurisdiction = {city.name, city.division_code, city.kind}};
    if (!session) {
        view.permissions = permissions_of(Role::nobody);
        return view;
    }
    const auto account = account_of(reading, session->account_id);
    const auto person = person_of(reading, session->person_id);
    const auto& chosen = settings(reading.services);
    const auto barred = bar_to_posts(account, *session);
    view.signed_in = true;
    view.csrf = csrf_token(reading.services, token);
    view.person = identity::view_of(reading, person);
    view.user_name = account.user_name;
    view.has_authenticator = account.totp_confirmed_at.has_value();
    view.signed_in_at = session->signed_in_at;
    view.idle_at = reading.real_now + std::chrono::minutes(chosen.session_idle_minutes);
    view.ends_at = session->signed_in_at + std::chrono::hours(chosen.session_hours);
    for (const auto& acting : capacities_of(reading, account, person)) {
        const bool closed = acting.capacity.kind == CapacityKind::post && barred;
        if (closed) view.posts_need = std::string(barred->name);
        if (acting.capacity.key == session->capacity && !closed) view.capacity = acting.capacity;
        view.capacities.push_back(acting.capacity);
    }
    view.permissions = permissions_of(view.capacity ? view.capacity->role : Role::nobody);
    return view;
}

SessionRecord need_session(Context& context, const Request& request) {
    auto session = session_of(context.reading(), request);
    if (!session) throw Problem(problems::sign_in);
    return *std::move(session);
}

}  // namespace

SignInAttempt prepare_sign_in(const Reading& reading, SignIn request, Request http) {
    check(request);
    const auto account = find_account(reading, request.login);
    SignInAttempt attempt{
        .account = account ? std::optional(account->id) : std::nullopt,
        .lock_subject = account ? lock_subject(account->id) : lock_subject(reading, request.login),
        .code = std::move(request.code),
        .request = std::move(http),
    };
    refuse_if_locked(reading, attempt.lock_subject);
    attempt.right = crypto::verify_password(account ? account->password : nobodys_hash(), request.password) &&
                    account.has_value();
    if (attempt.right && crypto::needs_rehash(account->password))
        attempt.better_hash = crypto::hash_password(request.password, system_random());
    return attempt;
}

Judged<Answered<SessionView>> sign_in(Context& context, SignInAttempt attempt) {
    refuse_if_locked(context.reading(), attempt.lock_subject);
    if (!attempt.right) return count_wrong(context, attempt.lock_subject, Problem(problems::wrong_login));

    auto account = account_of(context.reading(), *attempt.account);
    if (account.status == AccountStatus::locked || account.status == AccountStatus::cancelled)
        throw Problem(problems::account_locked);
    if (person_of(context.reading(), account.person_id).status != PersonStatus::active)
        throw Problem(problems::subject_ended);
    const bool with_totp = account.totp_confirmed_at.has_value();
    if (with_totp) {
        if (!attempt.code) throw Problem(problems::code_needed);
        const auto step = totp_step_of(context.reading(), account, *attempt.code);
        if (!step) return count_wrong(context, attempt.lock_subject, Problem(problems::wrong_code));
        account.totp_step = *step;
    }
    forget_wrong(context, attempt.lock_subject);
    if (attempt.better_hash) account.password = *attempt.better_hash;
    if (with_totp || attempt.better_hash) save(context, account);

    if (auto old = open_session_of(context.reading(), attempt.request))
        end_session(context, *old, "signed in anew");
    const NewSession fresh{.token = context.random.token(),
                           .capacity = first_capacity(context.reading(), account, with_totp),
                           .with_totp = with_totp,
                           .address = attempt.request.address,
                           .device = std::string(attempt.request.header("user-agent"))};
    const auto session = start_session(context, account, fresh);
    context.actor.account = account.id;
    context.actor.person = account.person_id;
    context.record({.act = "identity/signed-in",
                    .subject = account.id.value,
                    .data = {{"session", id_text(session.id.value)}, {"with_totp", with_totp}}});
    return Answered<SessionView>{.value = view_of(context.reading(), session, fresh.token),
                                 .headers = {{"Set-Cookie", session_cookie(attempt.request, fresh.token)},
                                             {"Cache-Control", "no-store"}}};
}

SessionView session(const Reading& reading, Request request) {
    return view_of(reading, session_of(reading, request), session_token(request));
}

Answered<SessionView> sign_out(Context& context, Request request) {
    if (const auto session = session_of(context.reading(), request)) {
        end_session(context, *session, "signed out");
        context.record({.act = "identity/signed-out",
                        .subject = session->account_id.value,
                        .data = {{"session", id_text(session->id.value)}}});
    }
    return {.value = view_of(context.reading(), std::nullopt, ""),
            .headers = {{"Set-Cookie", ended_cookie(request)}, {"Cache-Control", "no-store"}}};
}

SessionView choose_capacity(Context& context, ChooseCapacity request, Request http) {
    auto session = need_session(context, http);
    const auto account = account_of(context.reading(), session.account_id);
    const auto person = person_of(context.reading(), session.person_id);
    const auto acting = capacity_of(context.reading(), account, person, request.capacity);
    if (!acting) throw Problem(problems::no_capacity);
    if (acting->capacity.kind == CapacityKind::post)
        if (const auto bar = bar_to_posts(account, session)) throw Problem(*bar);
    const auto before = std::exchange(session.capacity, request.capacity);
    save(context, session);
    context.record({.act = "identity/capacity-chosen",
                    .subject = account.id.value,
                    .from = before,
                    .to = request.capacity});
    return view_of(context.reading(), session, session_token(http));
}

Jurisdiction jurisdiction_of(const Reading& reading) {
    return reading.db.get<Jurisdiction>("SELECT * FROM engine_jurisdiction");
}

}  // namespace atrium::identity

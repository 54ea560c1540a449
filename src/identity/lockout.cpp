#include "identity/lockout.h"

#include "crypto/number_vault.h"
#include "identity/problems.h"
#include "identity/settings.h"

namespace atrium::identity {
namespace {

struct Lock {
    std::string subject;
    Instant until;
};
BOOST_DESCRIBE_STRUCT(Lock, (), (subject, until))

struct Attempt {
    Id<Attempt> id;
    std::string subject;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(Attempt, (), (id, subject, at))

Problem locked_out(Instant until) {
    Problem refusal(problems::locked_out);
    refusal.deadline = until;
    return refusal;
}

}  // namespace

std::string lock_subject(Id<Account> account) { return "account/" + id_text(account.value); }

std::string lock_subject(const Reading& reading, std::string_view unknown_login) {
    return "login/" + reading.service<crypto::TokenIndex>().of("login/" + std::string(unknown_login));
}

void refuse_if_locked(const Reading& reading, const std::string& subject) {
    const auto lock = reading.db.find<Lock>("SELECT * FROM identity_lock WHERE subject = $1", subject);
    if (lock && reading.real_now < lock->until) throw locked_out(lock->until);
}

Problem count_wrong(Context& context, const std::string& subject, Problem otherwise) {
    const auto& chosen = settings(context.services);
    const auto since = context.real_now - std::chrono::minutes(chosen.wrong_minutes);
    context.tx.send("DELETE FROM identity_attempt WHERE at <= $1", since);
    context.tx.send("DELETE FROM identity_lock WHERE until <= $1", context.real_now);
    context.tx.insert("identity_attempt", Attempt{context.ids.next<Attempt>(), subject, context.real_now});
    if (context.tx.count("identity_attempt", {"subject = ?", {subject}}) < chosen.wrong_attempts)
        return otherwise;

    const Lock lock{subject, context.real_now + std::chrono::minutes(chosen.lock_minutes)};
    context.tx.run(
        "INSERT INTO identity_lock (subject, until) VALUES ($1, $2) ON CONFLICT (subject) DO UPDATE SET until = $2",
        lock.subject, lock.until);
    context.tx.send("DELETE FROM identity_attempt WHERE subject = $1", subject);
    context.record({.act = "identity/locked-out", .reason = "too many wrong attempts"});
    return locked_out(lock.until);
}

void forget_wrong(Context& context, const std::string& subject) {
    context.tx.send("DELETE FROM identity_attempt WHERE subject = $1", subject);
    context.tx.send("DELETE FROM identity_lock WHERE subject = $1", subject);
}

}  // namespace atrium::identity

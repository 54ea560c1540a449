#include "identity/session.h"

#include "identity/problems.h"
#include "identity/settings.h"

namespace atrium::identity {
namespace {

constexpr std::chrono::seconds remembered_for{1};
constexpr std::chrono::minutes written_every{1};
constexpr std::size_t most_remembered = 100'000;
constexpr std::size_t token_size = 26;

bool is_over(const Services& services, Instant signed_in_at, Instant last_seen, Instant now) {
    const auto& chosen = settings(services);
    return now >= signed_in_at + std::chrono::hours(chosen.session_hours) ||
           now >= last_seen + std::chrono::minutes(chosen.session_idle_minutes);
}

std::optional<SessionRecord> find_session(const Reading& reading, const std::vector<std::string>& indexes) {
    for (const auto& index : indexes)
        if (auto found = reading.db.find<SessionRecord>(
                "SELECT * FROM identity_session WHERE token_index = $1 AND ended_at IS NULL", index))
            return found;
    return std::nullopt;
}

bool may_sign_in(const AccountRecord& account) {
    return account.status == AccountStatus::registered || account.status == AccountStatus::verified;
}

// What the session's capacity makes of the person now; nobody when it is not in force (any more).
ActingAs acting(const Reading& reading, const SessionRecord& session, const AccountRecord& account) {
    ActingAs out;
    out.actor.account = account.id;
    out.actor.person = account.person_id;
    const auto person = person_of(reading, account.person_id);
    auto found = capacity_of(reading, account, person, session.capacity);
    if (!found) return out;
    if (found->capacity.kind == CapacityKind::post && bar_to_posts(account, session)) return out;
    return *std::move(found);
}

void write_last_seen(City& city, Id<SessionRecord> session, Instant at) {
    city.write(
        {.actor = system_actor()},
        [session, at](Context& context) {
            context.tx.run(
                "UPDATE identity_session SET last_seen_at = $1 WHERE id = $2 AND last_seen_at < $1", at,
                session);
        },
        [](std::exception_ptr) {});  // the writer has reported it; the next minute tries again
}

std::string_view cookie_name(bool secure) { return secure ? "__Host-atrium" : "atrium"; }

}  // namespace

std::optional<SignedIn> Sessions::who(City& city, const Request& request) {
    const auto token = session_token(request);
    if (token.empty()) return std::nullopt;
    const auto now = request.received_at.us ? request.received_at : city.real_now();
    const auto indexes = city.services().get<crypto::TokenIndex>().all_of(token);
    const auto& index = indexes.front();

    auto [entry, generation] = remembered(index);
    const bool capacity_over = entry && entry->until && city.now() >= *entry->until;
    if (!entry || capacity_over || now >= entry->checked + remembered_for) {
        const auto known = std::exchange(entry, load(city, indexes, token, now));
        if (entry && known) {
            entry->last_seen = std::max(entry->last_seen, known->last_seen);
            entry->written = std::max(entry->written, known->written);
        }
    }
    if (!entry || is_over(city.services(), entry->signed_in_at, entry->last_seen, now)) return std::nullopt;
    entry->last_seen = std::max(entry->last_seen, now);
    if (entry->last_seen >= entry->written + written_every) {
        write_last_seen(city, entry->session, entry->last_seen);
        entry->written = entry->last_seen;
    }
    remember(index, *entry, generation);
    return entry->who;
}

std::pair<std::optional<Sessions::Entry>, std::uint64_t> Sessions::remembered(const std::string& index) {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(index);
    return {found == entries_.end() ? std::nullopt : std::optional(found->second), generation_};
}

// What was changed while we read the database is not remembered.
void Sessions::remember(const std::string& index, const Entry& entry, std::uint64_t generation) {
    const std::lock_guard lock(mutex_);
    if (generation != generation_) return;
    if (entries_.size() >= most_remembered) entries_.clear();
    entries_[index] = entry;
}

void Sessions::changed(std::string_view name) {
    constexpr std::string_view person = "identity/person/", session = "identity/session/";
    const std::lock_guard lock(mutex_);
    if (name.starts_with(session)) {
        ++generation_;
        entries_.erase(std::string(name.substr(session.size())));
    } else if (name.starts_with(person)) {
        ++generation_;
        const auto id = id_value(name.substr(person.size())).value_or(0);
        std::erase_if(entries_, [&](const auto& row) { return row.second.who.actor.person.value == id; });
    } else if (name == "identity/everybody") {
        ++generation_;
        entries_.clear();
    }
}

std::optional<Sessions::Entry> Sessions::load(City& city, const std::vector<std::string>& indexes,
                                              std::string_view token, Instant now) {
    return city.ask({}, [&](const Reading& reading) -> std::optional<Entry> {
        const auto session = find_session(reading, indexes);
        if (!session) return std::nullopt;
        const auto account = account_of(reading, session->account_id);
        if (!may_sign_in(account)) return std::nullopt;
        const auto as = acting(reading, *session, account);
        return Entry{
            .who = {as.actor, csrf_token(reading.services, token)},
            .session = session->id,
            .signed_in_at = session->signed_in_at,
            .last_seen = session->last_seen_at,
            .written = session->last_seen_at,
            .checked = now,
            .until = as.capacity.valid_to ? std::optional(start_of(*as.capacity.valid_to)) : std::nullopt};
    });
}

std::optional<SignedIn> signed_in(City& city, const Request& request) {
    return city.services().get<Sessions>().who(city, request);
}

std::string session_token(const Request& request) {
    const auto token = cookie(request, cookie_name(request.secure));
    return token.size() == token_size ? std::string(token) : std::string();
}

std::string session_cookie(const Request& request, std::string_view token) {
    return std::string(cookie_name(request.secure)) + "=" + std::string(token) +
           "; Path=/; HttpOnly; SameSite=Lax" + (request.secure ? "; Secure" : "");
}

std::string ended_cookie(const Request& request) { return session_cookie(request, "") + "; Max-Age=0"; }

std::string csrf_token(const Services& services, std::string_view token) {
    return services.get<crypto::TokenIndex>().of("csrf/" + std::string(token)).substr(0, 32);
}

SessionRecord start_session(Context& context, const AccountRecord& account, const NewSession& session) {
    const SessionRecord record{
        .id = context.ids.next<SessionRecord>(),
        .token_index = context.service<crypto::TokenIndex>().of(session.token),
        .account_id = account.id,
        .person_id = account.person_id,
        .capacity = session.capacity,
        .with_totp = session.with_totp,
        .address = session.address.substr(0, 64),
        .device = session.device.substr(0, 200),
        .signed_in_at = context.real_now,
        .last_seen_at = context.real_now,
    };
    // The list of one's own sign-ins goes back 90 days.
    context.tx.send("DELETE FROM identity_session WHERE account_id = $1 AND signed_in_at < $2", account.id,
                    context.real_now - std::chrono::days(90));
    context.tx.insert("identity_session", record);
    return record;
}

std::optional<SessionRecord> open_session_of(const Reading& reading, const Request& request) {
    const auto token = session_token(request);
    if (token.empty()) return std::nullopt;
    return find_session(reading, reading.service<crypto::TokenIndex>().all_of(token));
}

// Whether it is over was judged when the request came in; then the actor has its account.
std::optional<SessionRecord> session_of(const Reading& reading, const Request& request) {
    auto session = open_session_of(reading, request);
    if (session && session->account_id != reading.actor.account) session.reset();
    return session;
}

bool is_open(const Reading& reading, const SessionRecord& session) {
    return !session.ended_at &&
           !is_over(reading.services, session.signed_in_at, session.last_seen_at, reading.real_now);
}

void save(Context& context, const SessionRecord& session) {
    context.tx.update("identity_session", session);
    context.effects.changed.push_back("identity/session/" + session.token_index);
}

void end_session(Context& context, SessionRecord session, std::string_view reason) {
    session.ended_at = context.real_now;
    session.end_reason = std::string(reason);
    save(context, session);
}

std::int64_t end_sessions(Context& context, const AccountRecord& account, std::string_view reason) {
    return end_other_sessions(context, account, std::nullopt, reason);
}

std::int64_t end_other_sessions(Context& context, const AccountRecord& account,
                                const std::optional<SessionRecord>& kept, std::string_view reason) {
    const auto ended = context.tx.run(
        "UPDATE identity_session SET ended_at = $1, end_reason = $2 WHERE account_id = $3 AND ended_at IS NULL "
        "AND id <> $4 RETURNING id",
        context.real_now, reason, account.id, kept ? kept->id : Id<SessionRecord>{});
    context.effects.changed.push_back("identity/person/" + id_text(account.person_id.value));
    return static_cast<std::int64_t>(ended.size());
}

std::optional<ProblemKind> bar_to_posts(const AccountRecord& account, const SessionRecord& session) {
    if (account.must_change_password) return problems::password_change_needed;
    if (!account.totp_confirmed_at || !session.with_totp) return problems::totp_needed;
    return std::nullopt;
}

}  // namespace atrium::identity

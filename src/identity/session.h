#pragma once

#include "http/gateway.h"
#include "identity/capacity.h"

#include <mutex>
#include <unordered_map>

namespace atrium::identity {

// One sign-in on one browser (会话).  Ends after half an hour without a request, after twelve hours, by
// signing out, or when the account is closed; all in real time.
struct SessionRecord {
    Id<SessionRecord> id;
    std::string token_index;
    Id<Account> account_id;
    Id<Person> person_id;
    std::string capacity;  // the key of what the person acts as; "" while he has to choose
    bool with_totp = false;
    std::string address;
    std::string device;
    Instant signed_in_at;
    Instant last_seen_at;  // at most a minute old
    std::optional<Instant> ended_at = std::nullopt;
    std::optional<std::string> end_reason = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(SessionRecord, (),
                      (id, token_index, account_id, person_id, capacity, with_totp, address, device,
                       signed_in_at, last_seen_at, ended_at, end_reason))

// The sessions in use on this node, so that a request need not ask the database who sends it.  What is
// remembered is a second old at most, so other nodes' changes count after a second and this node's at once.
class Sessions {
public:
    // Who sent the request.  Somebody whose capacity has ended is known, but acts as nobody until he chooses.
    std::optional<SignedIn> who(City&, const Request&);
    // "identity/person/<id>", "identity/session/<index>" or "identity/everybody" was changed by a committed
    // act.
    void changed(std::string_view name);

private:
    struct Entry {
        SignedIn who;
        Id<SessionRecord> session;
        Instant signed_in_at;
        Instant last_seen;
        Instant written;
        Instant checked;
        std::optional<Instant> until;  // domain time at which the capacity ends
    };
    // Together with the generation in which it was found.
    std::pair<std::optional<Entry>, std::uint64_t> remembered(const std::string& index);
    void remember(const std::string& index, const Entry&, std::uint64_t generation);
    static std::optional<Entry> load(City&, const std::vector<std::string>& indexes, std::string_view token,
                                     Instant now);

    std::mutex mutex_;
    std::unordered_map<std::string, Entry> entries_;
    std::uint64_t generation_ = 0;
};

// For GatewayParts.
std::optional<SignedIn> signed_in(City&, const Request&);

// ---- the cookie ----

// `__Host-atrium` when the connection is secure, else `atrium`: host-only, HttpOnly, SameSite=Lax.
std::string session_token(const Request&);
std::string session_cookie(const Request&, std::string_view token);
std::string ended_cookie(const Request&);
// What a command of this session carries in X-CSRF-Token.
std::string csrf_token(const Services&, std::string_view token);

// ---- for this module ----

struct NewSession {
    std::string token;
    std::string capacity;
    bool with_totp = false;
    std::string address;
    std::string device;
};
SessionRecord start_session(Context&, const AccountRecord&, const NewSession&);
// The session of the request's cookie that nobody has ended; it may be over by time.
std::optional<SessionRecord> open_session_of(const Reading&, const Request&);
// The one in which the request is made.
std::optional<SessionRecord> session_of(const Reading&, const Request&);
// Neither ended nor over by time, as far as the minute in which it was last seen tells.
bool is_open(const Reading&, const SessionRecord&);
void save(Context&, const SessionRecord&);
void end_session(Context&, SessionRecord, std::string_view reason);
// Returns how many there were.
std::int64_t end_sessions(Context&, const AccountRecord&, std::string_view reason);
std::int64_t end_other_sessions(Context&, const AccountRecord&, const std::optional<SessionRecord>& kept,
                                std::string_view reason);

// Why a post may not be used in this session, if so.
std::optional<ProblemKind> bar_to_posts(const AccountRecord&, const SessionRecord&);

}  // namespace atrium::identity

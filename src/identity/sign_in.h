#pragma once

#include "identity/session.h"

namespace atrium::identity {

struct SignIn {
    std::string login;  // mobile, citizen number or user name
    std::string password;
    std::optional<std::string> code = std::nullopt;  // of the authenticator, for who has one
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (login, password, code))
struct ChooseCapacity {
    std::string capacity;  // its key
};
BOOST_DESCRIBE_STRUCT(ChooseCapacity, (), (capacity))

// Whose service this is: a demo says so on every page.
struct JurisdictionView {
    std::string name;
    std::string division_code;
    JurisdictionKind kind = JurisdictionKind::real;
};
BOOST_DESCRIBE_STRUCT(JurisdictionView, (), (name, division_code, kind))

// What a page needs to know of who looks at it.  Of somebody not signed in only jurisdiction and permissions
// are told.
struct SessionView {
    bool signed_in = false;
    JurisdictionView jurisdiction;
    std::optional<std::string> csrf = std::nullopt;
    std::optional<PersonView> person = std::nullopt;
    std::optional<std::string> user_name = std::nullopt;
    std::optional<Capacity> capacity = std::nullopt;  // none: the person has to choose
    std::vector<Capacity> capacities = {};
    std::vector<std::string> permissions = {};
    bool has_authenticator = false;
    std::optional<std::string> posts_need = std::nullopt;  // why posts cannot be chosen: a problem's name
    std::optional<Instant> signed_in_at = std::nullopt;
    std::optional<Instant> idle_at = std::nullopt;  // ends then without a further request …
    std::optional<Instant> ends_at = std::nullopt;  // … and then in any case
};
BOOST_DESCRIBE_STRUCT(SessionView, (),
                      (signed_in, jurisdiction, csrf, person, user_name, capacity, capacities, permissions,
                       has_authenticator, posts_need, signed_in_at, idle_at, ends_at))

// What was found out on the readers' pool: hashing a password takes 30 ms and never stands on the writer.
struct SignInAttempt {
    std::optional<Id<Account>> account = std::nullopt;
    std::string lock_subject;
    bool right = false;
    std::optional<std::string> code = std::nullopt;
    std::optional<std::string> better_hash =
        std::nullopt;  // of a password hashed with yesterday's parameters
    Request request;
};

SignInAttempt prepare_sign_in(const Reading&, SignIn, Request);
Judged<Answered<SessionView>> sign_in(Context&, SignInAttempt);

SessionView session(const Reading&, Request);
Answered<SessionView> sign_out(Context&, Request);
SessionView choose_capacity(Context&, ChooseCapacity, Request);

Jurisdiction jurisdiction_of(const Reading&);

}  // namespace atrium::identity

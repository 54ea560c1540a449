#pragma once

#include "base/id.h"
#include "base/random.h"
#include "engine/actor.h"
#include "engine/effects.h"
#include "engine/services.h"
#include "storage/readers.h"

#include <optional>
#include <string>

namespace atrium {

class Reactions;

// Who asks, and how: what the edge knows about one request.
struct Asker {
    Actor actor = {};
    Language language = Language::zh;
    Instant received_at = {};  // real time of its last byte
    std::string request_id = {};
    std::optional<std::int64_t> expected_version = {};  // of If-Match
};

// What a reading use case may know: a snapshot, the reader, the present.
struct Reading {
    Snapshot db;
    Instant now;       // domain time: deadlines, documents
    Instant real_now;  // sessions, one-time codes, lock-out
    Actor actor;
    Language language;
    const Services& services;

    template <class T>
    T& service() const {
        return services.get<T>();
    }
};

// One act, for the audit row and the ledger's leaf.
struct Act {
    std::string act;           // "cases/accept"; names never change
    std::int64_t subject = 0;  // what it was done to
    std::string from = {};
    std::string to = {};
    std::string reason = {};
    json::object data = {};  // full and private; only its salted commitment is public
};

// Everything a writing use case may know about the world outside its arguments.
struct Context {
    Tx& tx;
    Ids& ids;
    Random& random;
    Instant now;
    Instant real_now;
    Actor actor;
    Language language;
    const Services& services;
    const Reactions& reactions;
    Effects& effects;
    std::string request_id;
    std::optional<std::int64_t> expected_version;

    template <class T>
    T& service() const {
        return services.get<T>();
    }

    // The same transaction and moment for a question that is usually asked outside of writing.
    Reading reading() const { return {Snapshot(tx), now, real_now, actor, language, services}; }

    // Tells every listener of `name`, after the commit, in the order of told events per subject.
    template <Described T>
    void tell(std::string_view name, std::int64_t subject, const T& what) {
        tell_row(name, subject, json_text(encode(what)));
    }

    // A moment that the law or a rule waits for.  An armed timer fires or is cancelled; nothing else ends it.
    template <class T>
    void arm(std::string_view kind, Id<T> subject, Instant due_at) {
        arm_row(kind, subject.value, due_at);
    }
    template <class T>
    void cancel(std::string_view kind, Id<T> subject) {
        cancel_rows(kind, subject.value);
    }

    // Writes the audit row and the leaf.  Returns the identifier of both.
    std::int64_t record(Act);

    // Tells the live pages that follow `topic`; what it says must be harmless to everybody who may follow it.
    template <Described T>
    void publish(std::string_view topic, std::string_view name, const T& what) {
        publish_row(topic, name, json_text(encode(what)));
    }

    // The next number of its kind on this day: 1, 2, 3 … without gaps.
    std::int64_t next_number(std::string_view kind, Date day) { return next_numbers(kind, day, 1); }
    // The same for many at once: the first of `count` that follow each other.
    std::int64_t next_numbers(std::string_view kind, Date day, std::int64_t count);

    // Refuses when the caller saw an older version (412), or did not say which he saw (428).
    void check_version(std::int64_t present) const;

private:
    void tell_row(std::string_view name, std::int64_t subject, std::string what);
    void arm_row(std::string_view kind, std::int64_t subject, Instant due_at);
    void cancel_rows(std::string_view kind, std::int64_t subject);
    void publish_row(std::string_view topic, std::string_view name, std::string data);

public:
    Context(Tx& transaction, Ids& identifiers, Random& chance, Instant domain_now, Instant real,
            const Asker& asker, const Services& has, const Reactions& listeners, Effects& after)
        : tx(transaction),
          ids(identifiers),
          random(chance),
          now(domain_now),
          real_now(real),
          actor(asker.actor),
          language(asker.language),
          services(has),
          reactions(listeners),
          effects(after),
          request_id(asker.request_id),
          expected_version(asker.expected_version) {}
};

}  // namespace atrium

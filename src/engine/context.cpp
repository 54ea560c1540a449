#include "engine/context.h"

#include "engine/happenings.h"
#include "ledger/leaf.h"

namespace atrium {

void Context::tell_row(std::string_view name, std::int64_t subject, std::string what) {
    for (const auto& listener : reactions.listeners_of(name)) {
        tx.insert("engine_told", Told{.id = ids.next<Told>(),
                                      .listener = listener,
                                      .name = std::string(name),
                                      .subject = subject,
                                      .what = what,
                                      .told_at = now,
                                      .next_at = real_now});
        effects.told = true;
    }
}

void Context::arm_row(std::string_view kind, std::int64_t subject, Instant due_at) {
    tx.insert("engine_timer", Timer{.id = ids.next<Timer>(),
                                    .kind = std::string(kind),
                                    .subject = subject,
                                    .due_at = due_at,
                                    .armed_at = now});
    if (!effects.armed || due_at < *effects.armed) effects.armed = due_at;
}

void Context::cancel_rows(std::string_view kind, std::int64_t subject) {
    tx.send(
        "UPDATE engine_timer SET cancelled_at = $1 WHERE subject = $2 AND kind = $3 AND fired_at IS NULL AND cancelled_at IS NULL",
        now, subject, kind);
}

void Context::publish_row(std::string_view topic, std::string_view name, std::string data) {
    LiveEvent event{ids.next_value(), std::string(topic), std::string(name), std::move(data), real_now};
    tx.insert("engine_live", event);
    effects.live.push_back(std::move(event));
}

std::int64_t Context::record(Act act) {
    ledger::Event event{
        .id = ids.next<ledger::Event>(),
        .at = now,
        .act = std::move(act.act),
        .subject = act.subject,
        .account = actor.account.value,
        .person = actor.person.value,
        .role = std::string(enum_text(actor.role)),
        .organization = actor.organization.value,
        .request_id = request_id,
        .from_state = std::move(act.from),
        .to_state = std::move(act.to),
        .reason = std::move(act.reason),
        .data = std::move(act.data),
        .salt = {},
    };
    return ledger::write_event(tx, std::move(event), random);
}

std::int64_t Context::next_numbers(std::string_view kind, Date day, std::int64_t count) {
    const auto last =
        tx.run(
              "INSERT INTO engine_number (kind, day, last) VALUES ($1, $2, $3) "
              "ON CONFLICT (kind, day) DO UPDATE SET last = engine_number.last + excluded.last RETURNING last",
              kind, day, count)
            .value<std::int64_t>(0, "last");
    return last - count + 1;
}

void Context::check_version(std::int64_t present) const {
    if (!expected_version) throw Problem(problems::version_required);
    if (*expected_version == present) return;
    Problem stale(problems::stale);
    stale.more["version"] = present;
    throw stale;
}

}  // namespace atrium

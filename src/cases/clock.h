#pragma once

#include "calendar/deadline.h"
#include "cases/case.h"
#include "outlets/working_calendar.h"

namespace atrium::cases {

// Which period runs (services.md §1.5, table of clock types).
enum class ClockKind {
    pre_accept,  // 受理或一次告知：5 working days (行政许可法 art. 32)
    supplement,  // 补正：of the applicant
    statutory,   // 法定办结 (行政许可法 art. 42)
    promise,     // 承诺办结
    delivery,    // 送达：10 working days (行政许可法 art. 44)
    withdrawal,  // 撤件确认：1 working day
};
BOOST_DESCRIBE_ENUM(ClockKind, pre_accept, supplement, statutory, promise, delivery, withdrawal)

// A period that runs for or against somebody in one case (计时).
struct Clock {
    Id<Clock> id;
    Id<Case> case_id;
    ClockKind kind = ClockKind::pre_accept;
    calendar::TimeLimit period;
    Instant started_at;
    std::vector<calendar::Pause> pauses = {};
    std::optional<Date> due_date = std::nullopt;
    std::optional<Instant> due_at = std::nullopt;
    bool provisional = false;
    std::optional<Instant> ended_at = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(Clock, (),
                      (id, case_id, kind, period, started_at, pauses, due_date, due_at, provisional,
                       ended_at))

// Starts a clock with a timer, when the program has to act when it runs out: one whose length the law fixes
// on this day from now on, or one of the item's own length as of `since`.
Clock start_clock(Context&, const Case&, ClockKind);
Clock start_clock(Context&, const Case&, ClockKind, Instant since);  // the law's length on the day of `since`
Clock start_clock(Context&, const Case&, ClockKind, calendar::TimeLimit, Instant since);
// The same clock without starting it: by when would it be due.
Clock computed_clock(Context&, const Case&, ClockKind, calendar::TimeLimit, Instant since);
// Ends the running clocks of a kind.
void end_clock(Context&, const Case&, ClockKind);

// The running clock of a kind whose last moment is `due_at`; nothing when it has ended or was moved since.
std::optional<Clock> lapsed_clock(Context&, Id<Case>, ClockKind, Instant due_at);

// All running clocks, when a case ends.
void end_clocks(Context&, const Case&);

// What ran out while a request to withdraw waited, and could not act then, acts now.
void resume_clocks(Context&, const Case&);

// The day by which the awaited act of a state is due, from the clock that governs it.
std::string act_by_of(Context&, const Case&, CaseState);

std::string timer_of(ClockKind);  // "cases/supplement"; empty when nothing happens by itself

// A newly published calendar moves open clocks; each move is recorded with the old and the new day.  Ended
// clocks stay as they were: what was on time stays on time.  A hundred are looked at behind `after`; the
// answer is the last of them, or 0 when there are no more.
std::int64_t recompute_open_clocks(Context&, Id<Clock> after);

// Told to ourselves: the next hundred.
struct RecomputeClocks {
    Id<Clock> after;
};
BOOST_DESCRIBE_STRUCT(RecomputeClocks, (), (after))
void recompute_after_loading(Context&, outlets::CalendarLoaded);
void recompute_clocks(Context&, RecomputeClocks);

}  // namespace atrium::cases

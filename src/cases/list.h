#pragma once

#include "cases/view.h"

namespace atrium::cases {

// A line of a list.
struct CaseSummary {
    Id<Case> id;
    std::optional<std::string> number = std::nullopt;
    std::string item_code;
    std::string item_name;
    Id<Organization> organization;
    std::string applicant_name;
    CaseState state = CaseState::draft;
    std::string state_name;
    Stage stage = Stage::submit;
    std::string held_by;
    std::optional<Date> act_by = std::nullopt;
    std::optional<int> days_left = std::nullopt;  // working days, today included; 0 or less: overdue
    std::optional<Date> due_date = std::nullopt;
    bool provisional = false;
    bool declining = false;  // the window proposes not to accept
    Instant created_at;
    std::optional<Instant> submitted_at = std::nullopt;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(CaseSummary, (),
                      (id, number, item_code, item_name, organization, applicant_name, state, state_name,
                       stage, held_by, act_by, days_left, due_date, provisional, declining, created_at,
                       submitted_at, version))

// How near the day is on which the awaited act is due.
enum class Urgency {
    overdue,  // it has passed
    soon,     // today or the working day after
};
BOOST_DESCRIBE_ENUM(Urgency, overdue, soon)

struct ListCases {
    std::optional<std::string> q = std::nullopt;  // digits of its number; or of applicant or item, a part
    std::optional<CaseState> state = std::nullopt;
    std::optional<Urgency> urgency = std::nullopt;
    std::optional<Id<Organization>> organization = std::nullopt;
    std::optional<Date> submitted_from = std::nullopt;
    std::optional<Date> submitted_to = std::nullopt;  // this day included
    std::optional<std::string> after = std::nullopt;
    std::optional<int> limit = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(ListCases, (),
                      (q, state, urgency, organization, submitted_from, submitted_to, after, limit))

Page<CaseSummary> my_cases(const Reading&, ListCases);     // newest first
Page<CaseSummary> inbox(const Reading&, ListCases);        // what this role has to do, the earliest day first
Page<CaseSummary> organ_cases(const Reading&, ListCases);  // all of one's organ, newest first
Page<CaseSummary> watched_cases(const Reading&, ListCases);  // the supervisor's, newest first

struct StateCount {
    CaseState state = CaseState::draft;
    std::string state_name;
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(StateCount, (), (state, state_name, count))

// How much there is to do, and the topic on which changes are told.
struct InboxCounts {
    std::int64_t total = 0;
    std::int64_t overdue = 0;
    std::int64_t soon = 0;
    std::vector<StateCount> states;
    std::string live_topic;
};
BOOST_DESCRIBE_STRUCT(InboxCounts, (), (total, overdue, soon, states, live_topic))

InboxCounts inbox_counts(const Reading&);

}  // namespace atrium::cases

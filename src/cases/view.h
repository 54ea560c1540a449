#pragma once

#include "cases/check.h"
#include "cases/clock.h"
#include "cases/material.h"
#include "cases/notice.h"
#include "catalog/names.h"
#include "http/message.h"
#include "ledger/leaf.h"

namespace atrium::cases {

// One line of what happened, in plain words (办理进度).
struct TimelineEntry {
    Instant at;
    std::string act;
    std::string words;
    std::string by;     // whose act: 申请人, 窗口, 承办人 …; staff see the name as well
    std::string event;  // the identifier of its leaf: proves it
};
BOOST_DESCRIBE_STRUCT(TimelineEntry, (), (at, act, words, by, event))

struct NoticeLine {
    std::string id;
    NoticeKind kind = NoticeKind::none;
    std::string title;
    std::string number;
    Instant issued_at;
};
BOOST_DESCRIBE_STRUCT(NoticeLine, (), (id, kind, title, number, issued_at))

struct OpinionLine {
    Instant at;
    std::string step;
    std::string by;
    std::string role;
    std::string verdict;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(OpinionLine, (), (at, step, by, role, verdict, text))

struct ClockLine {
    Id<Clock> id;
    ClockKind kind = ClockKind::pre_accept;
    calendar::TimeLimit period;
    Instant started_at;
    std::optional<Date> due_date = std::nullopt;
    bool provisional = false;
    std::optional<Instant> ended_at = std::nullopt;
    int remaining = 0;  // working days left, the present one included; negative when overdue
};
BOOST_DESCRIBE_STRUCT(ClockLine, (),
                      (id, kind, period, started_at, due_date, provisional, ended_at, remaining))

// What the last notice asked for and is still open.
struct OpenDefects {
    std::string notice;
    std::vector<DefectLine> defects;
    std::optional<Date> due_date = std::nullopt;
    BOOST_DESCRIBE_CLASS(OpenDefects, (), (notice, defects, due_date), (), ())
};

// A case as a page shows it.  Applicants get no opinions, no checks and no names of staff; staff get no full
// numbers.
struct CaseView {
    Id<Case> id;
    std::optional<std::string> number = std::nullopt;
    std::optional<std::string> query_code = std::nullopt;  // for its applicant alone
    std::string item_code;
    Words item_name;
    Id<catalog::Version> item_version;
    std::string organ;
    bool instant = false;  // 即办件
    ApplicantKind applicant_kind = ApplicantKind::person;
    std::string applicant_name;
    std::string applicant_number;  // masked
    std::string contact_name;
    std::string contact_mobile;  // masked; in full for a draft of one's own
    Channel channel = Channel::web;
    std::vector<std::string> situations;
    json::object answers;
    // What its form takes from the account, by attribute; for an applicant who may still write.
    std::map<std::string, std::string> known;
    std::string delivery_way;
    CaseState state = CaseState::draft;
    std::string state_name;
    Stage stage = Stage::submit;
    bool ended = false;
    std::string held_by;  // who has it now, in plain words
    std::optional<Date> act_by = std::nullopt;
    std::optional<int> days_left = std::nullopt;
    std::optional<Date> due_date = std::nullopt;
    std::optional<Date> statutory_due_date = std::nullopt;
    bool provisional = false;
    Outcome outcome = Outcome::none;
    std::optional<OpenDefects> open_defects = std::nullopt;
    std::optional<Declining> declining = std::nullopt;
    std::vector<std::string> actions;
    std::optional<std::string> authority_missing = std::nullopt;  // why a decider cannot sign now
    std::vector<CaseMaterial> materials;
    std::vector<TimelineEntry> timeline;
    std::vector<NoticeLine> notices;
    std::vector<ClockLine> clocks;
    std::vector<OpinionLine> opinions;
    std::vector<CheckLine> checks;
    std::optional<std::string> decision_event = std::nullopt;  // the leaf of the decision
    std::string live_topic;
    Instant created_at;
    std::optional<Instant> submitted_at = std::nullopt;
    std::optional<Instant> accepted_at = std::nullopt;
    std::optional<Instant> decided_at = std::nullopt;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(CaseView, (),
                      (id, number, query_code, item_code, item_name, item_version, organ, instant,
                       applicant_kind, applicant_name, applicant_number, contact_name, contact_mobile,
                       channel, situations, answers, known, delivery_way, state, state_name, stage, ended,
                       held_by, act_by, days_left, due_date, statutory_due_date, provisional, outcome,
                       open_defects, declining, actions, authority_missing, materials, timeline, notices,
                       clocks, opinions, checks, decision_event, live_topic, created_at, submitted_at,
                       accepted_at, decided_at, version))

CaseView view_of(const Reading&, const Case&);
CaseView show_case(const Reading&, std::string key);
NoticeContent show_notice(const Reading&, std::string key, Id<Notice>);
// What the item demanded in the version that the case began with, and the form that was filled in.
struct CaseItem {
    std::string code;
    std::int64_t number = 0;  // of the version
    catalog::Item item;
    std::vector<std::string> asked;  // the materials of its situations, in the item's order
    std::optional<json::object> form = std::nullopt;
    std::map<std::string, std::vector<catalog::Code>> names;  // of the codes that occur, by code set
};
BOOST_DESCRIBE_STRUCT(CaseItem, (), (code, number, item, asked, form, names))
CaseItem case_item(const Reading&, std::string key);

// How the due date of a clock comes about, day by day.
calendar::Deadline show_clock(const Reading&, std::string key, Id<Clock>);
// Whose act is awaited, in plain words.
std::string holder_of(const Reading&, const Case&);
// The day by which it is due; nothing when nobody's is.
std::optional<Date> act_day_of(const Case&);
// Working days left until then, today included; 0 or less when the day has passed.
std::optional<int> days_left(const Reading&, const Case&);

// The proof file of one act on the case, its event opened.
Response case_proof(const Reading&, std::string key, Id<ledger::Event>);
Response case_file(const Reading&, std::string key, Id<files::StoredFile>);

}  // namespace atrium::cases

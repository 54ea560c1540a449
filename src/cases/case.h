#pragma once

#include "cases/lifecycle.h"
#include "catalog/item.h"
#include "engine/context.h"
#include "files/file.h"

namespace atrium::catalog {
struct Version;
}

namespace atrium::cases {

enum class ApplicantKind { person, organization };
BOOST_DESCRIBE_ENUM(ApplicantKind, person, organization)

// How the application came in (申请方式); the numbers of the exchange table stand in the README.
enum class Channel { window, web, mobile, kiosk, town, post, agent };
BOOST_DESCRIBE_ENUM(Channel, window, web, mobile, kiosk, town, post, agent)

enum class Outcome { none, granted, refused };
BOOST_DESCRIBE_ENUM(Outcome, none, granted, refused)

// A window's proposal not to accept, which the decider confirms or not (不予受理).
struct Declining {
    std::string reason;  // not_competent, no_licence_needed, conditions_not_met, period_of_ban
    std::string explanation;
    Id<Person> proposed_by;
};
BOOST_DESCRIBE_STRUCT(Declining, (), (reason, explanation, proposed_by))

// One application and its handling, from draft to archive (办件, services.md §5.1).
struct Case {
    Id<Case> id;
    std::optional<std::string> number = std::nullopt;  // given at submission, 21 digits
    std::string query_code;                            // six digits on the receipt
    Id<catalog::Version> item_version;                 // the version that it began with, for ever
    std::string item_code;
    std::string item_name;
    Id<Organization> organization;  // the organ that decides
    bool instant = false;           // 即办件
    ApplicantKind applicant_kind = ApplicantKind::person;
    std::int64_t applicant = 0;
    std::string applicant_name;
    Id<Person> submitted_by;  // the human being who applied
    std::string contact_name;
    std::string contact_mobile;  // encrypted
    Channel channel = Channel::web;
    std::vector<std::string> situations = {};
    std::string answers;  // encrypted: answers.h
    std::string delivery_way;
    CaseState state = CaseState::draft;
    CaseState previous_state = CaseState::draft;
    Role awaited = Role::citizen;
    std::string act_by = std::string(no_day);  // the day by which the awaited act is due
    Id<Person> accepted_by;
    Id<Person> handled_by;
    Id<Person> decided_by;
    Outcome outcome = Outcome::none;
    std::optional<Declining> declining = std::nullopt;
    Instant created_at;
    std::optional<Instant> submitted_at = std::nullopt;
    std::optional<Instant> received_at = std::nullopt;
    std::optional<Instant> accepted_at = std::nullopt;
    std::optional<Instant> decided_at = std::nullopt;
    std::optional<Instant> ended_at = std::nullopt;
    std::optional<Date> due_date = std::nullopt;            // promised
    std::optional<Date> statutory_due_date = std::nullopt;  // by law
    bool provisional = false;                               // computed with a year that is not published yet
    std::int64_t version = 1;

    // Sorts behind every day: nobody's act is due.
    static constexpr std::string_view no_day = "9999-12-31";
};
BOOST_DESCRIBE_STRUCT(Case, (),
                      (id, number, query_code, item_version, item_code, item_name, organization, instant,
                       applicant_kind, applicant, applicant_name, submitted_by, contact_name, contact_mobile,
                       channel, situations, answers, delivery_way, state, previous_state, awaited, act_by,
                       accepted_by, handled_by, decided_by, outcome, declining, created_at, submitted_at,
                       received_at, accepted_at, decided_at, ended_at, due_date, statutory_due_date,
                       provisional, version))

// An applicant sees his own; staff what their organ decides, drafts aside; a supervisor everything but
// drafts.
Where readable(const Actor&, Type<Case>);

// The case of a number (21 digits) or an identifier, as far as the actor may know of it; else "not found".
Case case_of(const Reading&, const std::string& key);
// The same for a command, on the writer's transaction; checks If-Match.
Case case_to_change(Context&, const std::string& key);

bool is_applicant(Role);
// Whether the case waits for this member of staff, or is or was his to work on.
bool works_on(const Actor&, const Case&);

// What the actor may do with it now: lifecycle × role × ownership × separation of duties.
std::vector<std::string> actions_for(const Actor&, const Case&);

// Makes a move of the table: checks that this actor may, changes the state, who is awaited and the version,
// records the act with its leaf, tells the live pages.  The caller has asked move_of and done the move's
// own work before.
Case advance_case(Context&, Case, std::string_view action, json::object data = {}, std::string reason = {});
// Tells the live pages that the case has changed.
void publish_change(Context&, const Case&);
// Refuses a move that the actor may not make now; the caller asks before it begins.
const Move& move_of(const Actor&, const Case&, std::string_view action);

// What a command answers: where the case stands now.  Pages read the whole of it anew.
struct CaseAnswer {
    Id<Case> id;
    std::optional<std::string> number = std::nullopt;
    CaseState state = CaseState::draft;
    std::string state_name;
    std::optional<Date> act_by = std::nullopt;
    std::optional<Date> due_date = std::nullopt;
    bool provisional = false;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(CaseAnswer, (), (id, number, state, state_name, act_by, due_date, provisional, version))

CaseAnswer brief_of(const Context&, const Case&);

// Told when something happened to a case; whoever listens reads the case.
struct CaseEvent {
    Id<Case> id;
};
BOOST_DESCRIBE_STRUCT(CaseEvent, (), (id))

std::string live_topic(Id<Case>);
std::string inbox_topic(Id<Organization>);

}  // namespace atrium::cases

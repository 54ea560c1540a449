#include "cases/view.h"

#include "audit/ledger_page.h"
#include "cases/answers.h"
#include "cases/applicant.h"
#include "cases/authority.h"
#include "cases/known.h"
#include "cases/opinion.h"
#include "cases/timeline.h"
#include "catalog/department.h"
#include "catalog/item_version.h"
#include "crypto/number_vault.h"
#include "files/upload.h"
#include "identity/person.h"

namespace atrium::cases {
namespace {

constexpr std::pair<Role, Text> holders[] = {
    {Role::citizen, {"申请人", "You, the applicant"}},
    {Role::window_clerk, {"受理窗口", "The window"}},
    {Role::handler, {"承办人", "The examiner"}},
    {Role::reviewer, {"审核人", "The reviewer"}},
    {Role::decider, {"审批人", "The decider"}},
    {Role::delivery_clerk, {"出件窗口", "The result window"}},
};

std::string mobile_for(const Reading& reading, const Case& one) {
    if (one.contact_mobile.empty()) return "";
    const auto number =
        reading.service<crypto::NumberVault>().decrypt(crypto::NumberKind::phone, one.contact_mobile);
    const bool own_draft = one.state == CaseState::draft && is_applicant(reading.actor.role);
    return own_draft ? number : Mobile::stored(number).masked();
}

bool may_write(CaseState state) {
    return state == CaseState::draft || state == CaseState::precheck_returned ||
           state == CaseState::supplement_required;
}

std::vector<NoticeLine> lines_of(const std::vector<Notice>& notices, Language language) {
    std::vector<NoticeLine> out;
    for (const auto& notice : notices)
        out.push_back({id_text(notice.id.value), notice.kind, std::string(in(language, name_of(notice.kind))),
                       notice.number, notice.issued_at});
    return out;
}

std::optional<OpenDefects> open_defects_of(const Case& one, const std::vector<Notice>& notices) {
    if (one.state != CaseState::supplement_required && one.state != CaseState::precheck_returned)
        return std::nullopt;
    for (auto at = notices.rbegin(); at != notices.rend(); ++at)
        if (!at->content.defects.empty())
            return OpenDefects{id_text(at->id.value), at->content.defects, at->content.due_date};
    return std::nullopt;
}

std::vector<ClockLine> clock_lines(const Reading& reading, Id<Case> id) {
    const auto days = outlets::calendar_of(reading.services);
    std::vector<ClockLine> out;
    for (const auto& clock :
         reading.db.all<Clock>("SELECT * FROM cases_clock WHERE case_id = $1 ORDER BY id", id)) {
        const auto at = clock.ended_at.value_or(reading.now);
        const auto result = calendar::deadline(days, {clock.period, clock.started_at, clock.pauses}, at);
        out.push_back({clock.id, clock.kind, clock.period, clock.started_at, clock.due_date,
                       clock.provisional, clock.ended_at,
                       result.overdue > 0 ? -result.overdue : result.remaining});
    }
    return out;
}

std::vector<OpinionLine> opinion_lines(const Reading& reading, Id<Case> id) {
    std::vector<OpinionLine> out;
    for (const auto& opinion : opinions_of(reading, id))
        out.push_back({opinion.at, opinion.step, identity::person_of(reading, opinion.person).name,
                       std::string(enum_text(opinion.role)), std::string(enum_text(opinion.verdict)),
                       opinion.text});
    return out;
}

}  // namespace

std::string holder_of(const Reading& reading, const Case& one) {
    const auto found = std::ranges::find(holders, one.awaited, &std::pair<Role, Text>::first);
    return found == std::end(holders) ? "" : std::string(in(reading.language, found->second));
}

// A period is counted from the day after the act that began it.
std::optional<int> days_left(const Reading& reading, const Case& one) {
    const auto day = act_day_of(one);
    if (!day) return std::nullopt;
    const auto today = local_date(reading.now);
    const auto days = outlets::calendar_of(reading.services);
    if (*day < today) return -calendar::workdays_between(days, *day, today);
    const auto acts = {one.submitted_at, one.received_at, one.accepted_at, one.decided_at};
    const bool begun_today =
        std::ranges::any_of(acts, [&](const auto& at) { return at && local_date(*at) == today; });
    return calendar::workdays_between(days, begun_today ? today : today - 1, *day);
}

std::optional<Date> act_day_of(const Case& one) {
    return one.act_by == Case::no_day ? std::nullopt : date_value(one.act_by);
}

CaseView view_of(const Reading& reading, const Case& one) {
    const bool own = is_applicant(reading.actor.role);
    const auto notices = notices_of(reading, one.id);
    auto timeline = timeline_of(reading, one);
    const auto version = catalog::version_of(reading, one.item_version);
    const auto decision = decision_event_of(timeline);
    return {
        .id = one.id,
        .number = one.number,
        .query_code = own ? std::optional(one.query_code) : std::nullopt,
        .item_code = one.item_code,
        .item_name = version->item.name,
        .item_version = one.item_version,
        .organ = std::string(in(reading.language, catalog::department_of(reading, one.organization).name)),
        .instant = one.instant,
        .applicant_kind = one.applicant_kind,
        .applicant_name = one.applicant_name,
        .applicant_number = shown_number(reading, one),
        .contact_name = one.contact_name,
        .contact_mobile = mobile_for(reading, one),
        .channel = one.channel,
        .situations = one.situations,
        .answers = shown_answers(reading, one, version->form ? &*version->form : nullptr),
        .known = own && may_write(one.state) ? known_of(reading) : std::map<std::string, std::string>{},
        .delivery_way = one.delivery_way,
        .state = one.state,
        .state_name = std::string(in(reading.language, name_of(one.state))),
        .stage = stage_of(one.state == CaseState::withdraw_requested ? one.previous_state : one.state),
        .ended = is_ended(one.state),
        .held_by = holder_of(reading, one),
        .act_by = act_day_of(one),
        .days_left = days_left(reading, one),
        .due_date = one.due_date,
        .statutory_due_date = one.statutory_due_date,
        .provisional = one.provisional,
        .outcome = one.outcome,
        .open_defects = open_defects_of(one, notices),
        .declining = own ? std::nullopt : one.declining,
        .actions = actions_for(reading.actor, one),
        .authority_missing = missing_authority(reading, one),
        .materials = materials_of(reading, one.id),
        .timeline = std::move(timeline),
        .notices = lines_of(notices, reading.language),
        .clocks = clock_lines(reading, one.id),
        .opinions = own ? std::vector<OpinionLine>{} : opinion_lines(reading, one.id),
        .checks = own ? std::vector<CheckLine>{} : check_lines(reading, one.id),
        .decision_event = decision,
        .live_topic = live_topic(one.id),
        .created_at = one.created_at,
        .submitted_at = one.submitted_at,
        .accepted_at = one.accepted_at,
        .decided_at = one.decided_at,
        .version = one.version};
}

CaseView show_case(const Reading& reading, std::string key) {
    return view_of(reading, case_of(reading, key));
}

NoticeContent show_notice(const Reading& reading, std::string key, Id<Notice> id) {
    const auto one = case_of(reading, key);
    return reading.db.get<Notice>("SELECT * FROM cases_notice WHERE id = $1 AND case_id = $2", id, one.id)
        .content;
}

CaseItem case_item(const Reading& reading, std::string key) {
    const auto one = case_of(reading, key);
    const auto version = catalog::version_of(reading, one.item_version);
    CaseItem out{.code = version->code,
                 .number = version->number,
                 .item = version->item,
                 .asked = {},
                 .names = catalog::names_in(version->item)};
    for (const auto* material : catalog::materials_for(version->item, one.situations))
        out.asked.push_back(material->code);
    if (version->form) out.form = version->form->document;
    return out;
}

calendar::Deadline show_clock(const Reading& reading, std::string key, Id<Clock> id) {
    const auto one = case_of(reading, key);
    const auto clock =
        reading.db.get<Clock>("SELECT * FROM cases_clock WHERE id = $1 AND case_id = $2", id, one.id);
    return calendar::deadline(outlets::calendar_of(reading.services),
                              {clock.period, clock.started_at, clock.pauses},
                              clock.ended_at.value_or(reading.now), calendar::Explain::yes);
}

Response case_proof(const Reading& reading, std::string key, Id<ledger::Event> event) {
    const auto one = case_of(reading, key);
    // What the timeline hides from this reader is not proved to him either.
    const auto timeline = timeline_of(reading, one);
    if (std::ranges::find(timeline, id_text(event.value), &TimelineEntry::event) == timeline.end())
        throw Problem(atrium::problems::not_found);
    return audit::proof_file(reading, event, true);
}

Response case_file(const Reading& reading, std::string key, Id<files::StoredFile> id) {
    for (const auto& material : materials_of(reading, case_of(reading, key).id))
        for (const auto& file : material.files)
            if (file.id == id) return files::file_response(reading, file);
    throw Problem(atrium::problems::not_found);
}

}  // namespace atrium::cases

#include "cases/application.h"

#include "base/case_number.h"
#include "cases/answers.h"
#include "cases/applicant.h"
#include "cases/clock.h"
#include "cases/known.h"
#include "cases/notice.h"
#include "cases/problems.h"
#include "crypto/number_vault.h"
#include "engine/domain_time.h"
#include "forms/form_check.h"

namespace atrium::cases {
namespace {

void refuse_second_open_case(const Reading& reading, const Case& draft) {
    const auto open = reading.db.find<Case>(
        "SELECT * FROM cases_case WHERE applicant = $1 AND item_code = $2 AND id <> $3 AND awaited <> 'nobody' AND state <> 'draft' ORDER BY id LIMIT 1",
        draft.applicant, draft.item_code, draft.id);
    if (!open) return;
    Problem refusal(problems::open_case);
    refusal.more["number"] = encode(open->number);
    throw refusal;
}

// Answers of the form, checked and cleaned; the errors stand below "/answers".
json::object checked_answers(const Reading& reading, const catalog::ItemVersion& version,
                             const json::object& answers, Problem& problem) {
    if (!version.form) return answers;
    auto checked = forms::check(*version.form, with_known(reading, *version.form, answers),
                                {.today = local_date(reading.now)});
    for (auto& error : checked.errors)
        problem.at("/answers" + error.pointer, error.code, std::move(error.message), std::move(error.params));
    return std::move(checked.answers);
}

void require_contact(const Case& draft, Problem& problem) {
    if (draft.contact_name.empty()) problem.at("/contact_name", "MISSING", sentences::missing);
    if (draft.contact_mobile.empty()) problem.at("/contact_mobile", "MISSING", sentences::missing);
}

Case draft_to_change(Context& context, const std::string& key) {
    auto draft = case_to_change(context, key);
    if (draft.state != CaseState::draft) throw Problem(problems::stale_draft);
    return draft;
}

std::string new_case_number(Context& context) {
    const auto day = local_date(context.now);
    const auto serial = static_cast<int>(context.next_number("case", day));
    return make_case_number(context.service<const Jurisdiction>().division_code, day, serial).text();
}

std::vector<std::string> handed_in_names(const Reading& reading, Id<Case> id) {
    std::vector<std::string> out;
    for (const auto& material : materials_of(reading, id))
        if (material.status != MaterialStatus::missing) out.push_back(material.name);
    return out;
}

}  // namespace

CaseAnswer begin_case(Context& context, BeginCase request) {
    const auto version = catalog::active_version(context.reading(), request.item);
    const auto applicant = applicant_of(context.reading());
    refuse_wrong_applicant(context.reading(), *version, applicant);

    Case draft{
        .id = context.ids.next<Case>(),
        .query_code = context.random.digits(6),
        .item_version = version->id,
        .item_code = version->code,
        .item_name = version->item.name.zh,
        .organization = version->organ_id,
        .instant = version->instant,
        .applicant_kind = applicant.kind,
        .applicant = applicant.id,
        .applicant_name = applicant.name,
        .submitted_by = context.actor.person,
        .contact_name = applicant.contact_name,
        .contact_mobile = applicant.contact_mobile.value_or(""),
        .delivery_way = "window",
        .created_at = context.now,
    };
    if (version->form) keep_answers(context, draft, with_known(context.reading(), *version->form, {}));
    context.tx.insert("cases_case", draft);
    context.record({.act = "cases/begin",
                    .subject = draft.id.value,
                    .to = "draft",
                    .data = {{"item", draft.item_code}}});
    return brief_of(context, draft);
}

CaseAnswer save_draft(Context& context, std::string key, SaveDraft request) {
    auto draft = draft_to_change(context, key);
    const auto version = catalog::version_of(context.reading(), draft.item_version);
    if (request.situations) {
        Problem problem(atrium::problems::invalid_input);
        catalog::check_situations(version->item, *request.situations, "/situations", problem);
        refuse_if_wrong(problem);
        draft.situations = *request.situations;
    }
    if (request.answers) keep_answers(context, draft, *request.answers);
    if (request.contact_name) draft.contact_name = *request.contact_name;
    if (request.contact_mobile)
        draft.contact_mobile = context.service<crypto::NumberVault>().encrypt(
            crypto::NumberKind::phone, request.contact_mobile->text(), context.random);
    if (request.delivery_way) draft.delivery_way = *request.delivery_way;
    ++draft.version;
    context.tx.update("cases_case", draft);
    drop_unasked(context, draft, version->item);
    put_materials(context, draft, version->item, request.materials, MaterialStatus::attached);
    context.record({.act = "cases/save-draft",
                    .subject = draft.id.value,
                    .from = "draft",
                    .to = "draft",
                    .data = {{"version", draft.version}}});
    return brief_of(context, draft);
}

NoRequest discard_draft(Context& context, std::string key) {
    const auto draft = draft_to_change(context, key);
    context.tx.run("DELETE FROM cases_material WHERE case_id = $1", draft.id);
    context.tx.run("DELETE FROM cases_case WHERE id = $1", draft.id);
    context.record({.act = "cases/discard-draft", .subject = draft.id.value, .from = "draft"});
    return {};
}

CheckedSubmission check_submission(const Reading& reading, std::string key, SubmitCase request) {
    const auto draft = case_of(reading, key);
    move_of(reading.actor, draft, "submit");
    const auto version = catalog::version_of(reading, draft.item_version);
    Problem problem(atrium::problems::invalid_input);
    const auto written = answers_of(reading, draft);
    std::optional<json::object> cleaned = checked_answers(reading, *version, written, problem);
    if (*cleaned == written) cleaned.reset();
    require_materials(version->item, draft, materials_of(reading, draft.id), problem);
    require_contact(draft, problem);
    if (!request.declared)
        problem.at(
            "/declared", "MISSING",
            Text{"请确认所填内容和所交材料真实", "Please declare that what you say and hand in is true"});
    refuse_if_wrong(problem);
    return {std::move(key), draft, std::move(cleaned)};
}

CaseAnswer submit_case(Context& context, CheckedSubmission checked) {
    auto one = case_to_change(context, checked.key);
    if (one.version != checked.draft.version) throw Problem(atrium::problems::stale);
    catalog::active_version(context.reading(), one.item_code);  // it may have been suspended while he wrote
    refuse_second_open_case(context.reading(), one);

    if (checked.answers) keep_answers(context, one, *checked.answers);
    one.number = new_case_number(context);
    one.submitted_at = context.now;
    one.submitted_by = context.actor.person;
    const auto clock = start_clock(context, one, ClockKind::pre_accept);
    one.act_by = to_string(*clock.due_date);
    context.tx.send(
        "UPDATE cases_material SET status = 'handed_in', handed_in_at = $1 WHERE case_id = $2 AND status = 'attached'",
        context.now, one.id);
    one = advance_case(context, one, "submit", {{"number", *one.number}, {"item", one.item_code}});
    issue_notice(context, one, NoticeKind::online_receipt,
                 {.due_date = clock.due_date, .provisional = clock.provisional});
    context.tell("cases/submitted", one.id.value, CaseEvent{one.id});
    return brief_of(context, one);
}

CheckedHandIn check_hand_in(const Reading& reading, std::string key, HandIn request) {
    const auto one = case_of(reading, key);
    move_of(reading.actor, one, "hand_in");
    const auto version = catalog::version_of(reading, one.item_version);
    Problem problem(atrium::problems::invalid_input);
    if (request.answers) request.answers = checked_answers(reading, *version, *request.answers, problem);
    if (request.materials.empty() && !request.answers)
        problem.at("/materials", "MISSING", Text{"请至少补交一项材料", "Hand in at least one material"});
    refuse_if_wrong(problem);
    return {std::move(key), one.id, one.version, std::move(request)};
}

CaseAnswer hand_in(Context& context, CheckedHandIn checked) {
    auto one = case_to_change(context, checked.key);
    if (one.version != checked.version) throw Problem(atrium::problems::stale);
    const auto version = catalog::version_of(context.reading(), one.item_version);
    if (checked.request.answers) keep_answers(context, one, *checked.request.answers);
    put_materials(context, one, version->item, checked.request.materials, MaterialStatus::handed_in);
    end_clock(context, one, ClockKind::supplement);
    const auto clock = start_clock(context, one, ClockKind::pre_accept);
    one.act_by = to_string(*clock.due_date);
    const auto notice = move_of(context.actor, one, "hand_in").notice;
    one = advance_case(context, one, "hand_in");
    issue_notice(context, one, notice,
                 {.materials = handed_in_names(context.reading(), one.id),
                  .due_date = clock.due_date,
                  .provisional = clock.provisional});
    context.tell("cases/handed-in", one.id.value, CaseEvent{one.id});
    return brief_of(context, one);
}

CaseAnswer request_withdrawal(Context& context, std::string key, RequestWithdrawal request) {
    auto one = case_to_change(context, key);
    move_of(context.actor, one, "request_withdrawal");
    const auto clock = start_clock(context, one, ClockKind::withdrawal);
    one.act_by = to_string(*clock.due_date);
    one = advance_case(context, one, "request_withdrawal", {}, request.reason.value_or(""));
    issue_notice(context, one, NoticeKind::withdrawal_receipt,
                 {.due_date = clock.due_date, .provisional = clock.provisional});
    return brief_of(context, one);
}

CaseAnswer take_back_withdrawal(Context& context, std::string key) {
    auto one = case_to_change(context, key);
    move_of(context.actor, one, "take_back");
    end_clock(context, one, ClockKind::withdrawal);
    one.act_by = act_by_of(context, one, one.previous_state);
    one = advance_case(context, one, "take_back");
    resume_clocks(context, one);
    return brief_of(context, one);
}

}  // namespace atrium::cases

#include "cases/window.h"

#include "cases/authority.h"
#include "cases/clock.h"
#include "cases/ending.h"
#include "cases/material.h"
#include "cases/problems.h"
#include "catalog/item_version.h"

namespace atrium::cases {
namespace {

constexpr std::pair<DecliningReason, Text> reasons[] = {
    {DecliningReason::not_competent,
     {"申请事项依法不属于本机关职权范围", "Not within this organ's competence"}},
    {DecliningReason::no_licence_needed, {"申请事项依法不需要取得行政许可", "No licence is needed by law"}},
    {DecliningReason::conditions_not_met, {"不符合受理条件", "The conditions of acceptance are not met"}},
    {DecliningReason::period_of_ban,
     {"处于依法不得申请的期限内", "Within a period in which the law forbids to apply"}},
};

// The defects as the notice prints them; materials that the item does not ask for are refused.
std::vector<DefectLine> lines_of(const std::vector<Defect>& defects, const catalog::Item& item,
                                 const Case& one) {
    Problem problem(atrium::problems::invalid_input);
    if (defects.empty()) problem.at("/defects", "MISSING", Text{"请列明全部问题", "List all defects"});
    const auto asked = catalog::materials_for(item, one.situations);
    std::vector<DefectLine> out;
    for (std::size_t i = 0; i < defects.size(); ++i) {
        const auto& defect = defects[i];
        const auto at = "/defects/" + std::to_string(i);
        const auto material = std::ranges::find_if(
            asked, [&](const auto* candidate) { return candidate->code == defect.material; });
        if (material == asked.end())
            problem.at(at + "/material", "BAD_FORMAT",
                       Text{"办事指南未要求此项材料", "The guide does not ask for this material"});
        if (characters(defect.how_to_fix) < 4 || characters(defect.how_to_fix) > 500)
            problem.at(
                at + "/how_to_fix", "BAD_FORMAT",
                Text{"请写明应当如何补正（4 至 500 字）", "Say what to do about it, in 4 to 500 characters"});
        if (material != asked.end())
            out.push_back({defect.material, (*material)->name.zh, defect.code,
                           std::string(name_of(defect.code).zh), defect.how_to_fix});
    }
    refuse_if_wrong(problem);
    return out;
}

// One notice tells everything (services.md §6.2 b): after a first one, only what was handed in since can be
// found wanting.
void refuse_second_telling(const Reading& reading, const Case& one, const std::vector<DefectLine>& lines) {
    std::optional<Instant> told_at;
    for (const auto& notice : notices_of(reading, one.id))
        if (notice.kind == NoticeKind::supplement || notice.kind == NoticeKind::online_one_time_notice)
            told_at = notice.issued_at;
    if (!told_at) return;
    const auto there = materials_of(reading, one.id);
    Problem refusal(problems::told_already);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto material = std::ranges::find(there, lines[i].material, &CaseMaterial::code);
        if (material == there.end() || material->handed_in_at <= *told_at)
            refusal.at("/defects/" + std::to_string(i), "TOLD_ALREADY",
                       Text{"此项材料上次告知后未重新提交",
                            "This material was not handed in again since the last notice"});
    }
    refuse_if_wrong(refusal.because({"cases/one-time-notice", "行政许可法第三十二条第一款第四项"}));
}

CaseAnswer tell_defects(Context& context, const std::string& key, const RequireSupplement& request,
                        std::string_view action) {
    auto one = case_to_change(context, key);
    const auto notice = move_of(context.actor, one, action).notice;
    const auto version = catalog::version_of(context.reading(), one.item_version);
    auto lines = lines_of(request.defects, version->item, one);
    refuse_second_telling(context.reading(), one, lines);
    end_clock(context, one, ClockKind::pre_accept);
    const auto clock = start_clock(context, one, ClockKind::supplement);
    one.act_by = to_string(*clock.due_date);
    json::object data{{"defects", encode(lines)}};
    one = advance_case(context, one, action, std::move(data));
    issue_notice(context, one, notice,
                 {.defects = std::move(lines), .due_date = clock.due_date, .provisional = clock.provisional});
    context.tell("cases/supplement-required", one.id.value, CaseEvent{one.id});
    return brief_of(context, one);
}

}  // namespace

Text name_of(DecliningReason reason) {
    return std::ranges::find(reasons, reason, &std::pair<DecliningReason, Text>::first)->second;
}

CaseAnswer receive_case(Context& context, std::string key) {
    auto one = case_to_change(context, key);
    move_of(context.actor, one, "receive");
    one.received_at = context.now;
    one = advance_case(context, one, "receive");
    std::vector<std::string> names;
    for (const auto& material : materials_of(context.reading(), one.id)) names.push_back(material.name);
    issue_notice(context, one, NoticeKind::material_receipt,
                 {.materials = std::move(names), .due_date = date_value(one.act_by)});
    return brief_of(context, one);
}

Case begin_handling(Context& context, Case one, Instant since) {
    end_clock(context, one, ClockKind::pre_accept);
    const auto version = catalog::version_of(context.reading(), one.item_version);
    const auto& limits = version->item.limits;
    one.accepted_at = since;
    if (limits.statutory)
        one.statutory_due_date =
            start_clock(context, one, ClockKind::statutory, *limits.statutory, since).due_date;
    const auto promised = catalog::promised(limits);
    if (promised) {
        const auto clock = start_clock(context, one, ClockKind::promise, *promised, since);
        one.due_date = clock.due_date;
        one.provisional = clock.provisional;
    }
    one.act_by = one.due_date ? to_string(*one.due_date) : std::string(Case::no_day);
    return one;
}

CaseAnswer accept_case(Context& context, std::string key) {
    auto one = case_to_change(context, key);
    move_of(context.actor, one, "accept");
    one.accepted_by = context.actor.person;
    one = begin_handling(context, one, context.now);
    one = advance_case(context, one, "accept");
    issue_notice(context, one, NoticeKind::acceptance,
                 {.due_date = one.due_date, .provisional = one.provisional});
    context.tell("cases/accepted", one.id.value, CaseEvent{one.id});
    return brief_of(context, one);
}

CaseAnswer require_supplement(Context& context, std::string key, RequireSupplement request) {
    return tell_defects(context, key, request, "require_supplement");
}
CaseAnswer return_for_revision(Context& context, std::string key, RequireSupplement request) {
    return tell_defects(context, key, request, "return_for_revision");
}

CaseAnswer propose_declining(Context& context, std::string key, ProposeDeclining request) {
    auto one = case_to_change(context, key);
    move_of(context.actor, one, "propose_declining");
    if (characters(request.explanation) < 4 || characters(request.explanation) > 1000)
        throw Problem(atrium::problems::invalid_input)
            .at("/explanation", "BAD_FORMAT",
                Text{"请说明理由（4 至 1000 字）", "Give the reason in 4 to 1000 characters"});
    one.declining =
        Declining{std::string(enum_text(request.reason)), request.explanation, context.actor.person};
    one = advance_case(context, one, "propose_declining", {}, request.explanation);
    return brief_of(context, one);
}

Judged<CaseAnswer> answer_declining(Context& context, std::string key, AnswerDeclining request) {
    auto one = case_to_change(context, key);
    const auto* action = request.decline ? "decline" : "keep";
    move_of(context.actor, one, action);
    const auto proposal = *one.declining;
    if (proposal.proposed_by == context.actor.person) throw Problem(problems::same_person);
    if (request.decline)
        if (auto refusal = refused_signature(context, one, identity::DecisionKind::decline))
            return *std::move(refusal);
    if (request.decline) {
        end_clock(context, one, ClockKind::pre_accept);
        one.decided_by = context.actor.person;
        one.act_by = Case::no_day;
    }
    const auto reason =
        std::string(name_of(*enum_value<DecliningReason>(proposal.reason)).zh) + "。" + proposal.explanation;
    one = advance_case(context, one, action, {}, request.decline ? reason : request.opinion.value_or(""));
    if (request.decline) {
        issue_notice(context, one, NoticeKind::non_acceptance, {.reason = reason});
        context.tell("cases/declined", one.id.value, CaseEvent{one.id});
    } else {
        one.declining.reset();
        one.awaited = Role::window_clerk;
        context.tx.update("cases_case", one);
    }
    return brief_of(context, one);
}

CaseAnswer confirm_withdrawal(Context& context, std::string key) {
    auto one = case_to_change(context, key);
    move_of(context.actor, one, "confirm_withdrawal");
    one = end_withdrawn(context, one, "confirm_withdrawal");
    return brief_of(context, one);
}

}  // namespace atrium::cases

#include "cases/opinion.h"

#include "cases/authority.h"
#include "cases/clock.h"
#include "cases/notice.h"
#include "cases/problems.h"
#include "catalog/item_version.h"

namespace atrium::cases {
namespace {

void write_opinion(Context& context, const Case& one, std::string_view step, Verdict verdict,
                   const std::string& text, const std::string& pointer = "/text") {
    if (characters(text) < 2 || characters(text) > 2000)
        throw Problem(atrium::problems::invalid_input)
            .at(pointer, "BAD_FORMAT",
                Text{"请填写意见（2 至 2000 字）", "Write an opinion of 2 to 2000 characters"});
    context.tx.insert("cases_opinion", Opinion{.id = context.ids.next<Opinion>(),
                                               .case_id = one.id,
                                               .step = std::string(step),
                                               .person = context.actor.person,
                                               .role = context.actor.role,
                                               .verdict = verdict,
                                               .text = text,
                                               .at = context.now});
}

void check_law(const Decide& request) {
    if (!request.law || (characters(*request.law) >= 4 && characters(*request.law) <= 500)) return;
    throw Problem(atrium::problems::invalid_input)
        .at("/law", "BAD_FORMAT",
            Text{"请填写依据的法律条款（4 至 500 字）", "Name the provision in 4 to 500 characters"});
}

}  // namespace

std::string law_of(const catalog::Item& item) {
    if (item.legal_basis.empty()) return "有关法律规定";
    const auto& basis = item.legal_basis.front();
    return "《" + basis.law + "》" + basis.article;
}

std::vector<Opinion> opinions_of(const Reading& reading, Id<Case> id) {
    return reading.db.all<Opinion>("SELECT * FROM cases_opinion WHERE case_id = $1 ORDER BY id", id);
}

bool is_examined(const Reading& reading, Id<Case> id) {
    const auto opinions = opinions_of(reading, id);
    for (auto at = opinions.rbegin(); at != opinions.rend(); ++at) {
        if (at->step == "send_back") return false;
        if (at->step == "examine") return true;
    }
    return false;
}

CaseAnswer take_case(Context& context, std::string key) {
    auto one = case_to_change(context, key);
    move_of(context.actor, one, "take");
    one.handled_by = context.actor.person;
    one = advance_case(context, one, "take");
    return brief_of(context, one);
}

CaseAnswer examine_case(Context& context, std::string key, GiveOpinion request) {
    auto one = case_to_change(context, key);
    move_of(context.actor, one, "examine");
    write_opinion(context, one, "examine", request.verdict, request.text);
    one = advance_case(context, one, "examine", {{"verdict", enum_text(request.verdict)}});
    return brief_of(context, one);
}

CaseAnswer propose_decision(Context& context, std::string key, GiveOpinion request) {
    auto one = case_to_change(context, key);
    move_of(context.actor, one, "propose");
    if (!is_examined(context.reading(), one.id)) throw Problem(problems::not_examined);
    write_opinion(context, one, "propose", request.verdict, request.text);
    one = advance_case(context, one, "propose", {{"verdict", enum_text(request.verdict)}});
    return brief_of(context, one);
}

Judged<CaseAnswer> decide_case(Context& context, std::string key, Decide request) {
    auto one = case_to_change(context, key);
    const auto action = enum_text(request.result);
    const auto notice = move_of(context.actor, one, action).notice;
    check_law(request);
    if (const auto kind = enum_value<identity::DecisionKind>(action))
        if (auto refusal = refused_signature(context, one, *kind)) return *std::move(refusal);
    write_opinion(context, one, action,
                  request.result == DecisionResult::grant ? Verdict::agree : Verdict::disagree,
                  request.opinion, "/opinion");
    if (request.result == DecisionResult::send_back) {
        one = advance_case(context, one, action, {}, request.opinion);
        return brief_of(context, one);
    }
    end_clock(context, one, ClockKind::promise);
    end_clock(context, one, ClockKind::statutory);
    const auto delivery = start_clock(context, one, ClockKind::delivery);
    one.decided_by = context.actor.person;
    one.decided_at = context.now;
    one.outcome = request.result == DecisionResult::grant ? Outcome::granted : Outcome::refused;
    one.act_by = to_string(*delivery.due_date);
    one =
        advance_case(context, one, action,
                     {{"number", *one.number}, {"item", one.item_code}, {"outcome", enum_text(one.outcome)}},
                     request.opinion);
    const auto version = catalog::version_of(context.reading(), one.item_version);
    issue_notice(context, one, notice,
                 {.reason = request.opinion, .law = request.law.value_or(law_of(version->item))});
    context.tell("cases/decided", one.id.value, CaseEvent{one.id});
    return brief_of(context, one);
}

}  // namespace atrium::cases

#include "cases/case.h"
#include "cases/clock.h"
#include "cases/routes.h"
#include "notify/message.h"

#include <fmt/format.h>

#include <set>

namespace atrium::cases {
namespace {

// What the applicant is told when something happened to his case.  {0} is the item, {1} the number, {2} the
// day by which he or the office has to act.
struct Line {
    std::string_view event;
    Text title;
    Text text;
    bool by_sms = false;
};

constexpr Line lines[] = {
    {"cases/submitted",
     {"申请已提交", "Application submitted"},
     {"您申请的“{0}”已提交，办件编号{1}。窗口将在{2}前告知是否受理。",
      "Your application \"{0}\" was submitted as case {1}. The window will answer by {2}."}},
    {"cases/supplement-required",
     {"需要补正材料", "Supplements required"},
     {"您申请的“{0}”（办件编号{1}）需要补正材料，请在{2}前补交，所需内容见一次性告知书。",
      "Your application \"{0}\" (case {1}) needs supplements by {2}; the one-time notice lists them."},
     true},
    {"cases/accepted",
     {"申请已受理", "Application accepted"},
     {"您申请的“{0}”（办件编号{1}）已受理，将在{2}前作出决定。",
      "Your application \"{0}\" (case {1}) was accepted; it will be decided by {2}."}},
    {"cases/deemed-accepted",
     {"申请视为受理", "Application deemed accepted"},
     {"您申请的“{0}”（办件编号{1}）因窗口逾期未告知，自收到之日起视为受理。",
      "Your application \"{0}\" (case {1}) counts as accepted, because the window did not answer in time."}},
    {"cases/declined",
     {"申请不予受理", "Application not accepted"},
     {"您申请的“{0}”（办件编号{1}）不予受理，理由和救济途径见不予受理通知书。",
      "Your application \"{0}\" (case {1}) was not accepted; the notice gives the reason and your rights."},
     true},
    {"cases/decided",
     {"已作出决定", "Decision made"},
     {"您申请的“{0}”（办件编号{1}）已作出决定，请查看决定书。",
      "Your application \"{0}\" (case {1}) was decided; see the decision."},
     true},
    {"cases/result-ready",
     {"办理结果可以领取", "Result ready"},
     {"您申请的“{0}”（办件编号{1}）办理结果已可领取。",
      "The result of your application \"{0}\" (case {1}) is ready to collect."},
     true},
    {"cases/returned",
     {"申请已退件", "Application returned"},
     {"您申请的“{0}”（办件编号{1}）逾期未补正，已退件，可以重新申请。",
      "Your application \"{0}\" (case {1}) was returned, because nothing was supplemented in time. You may apply "
      "again."}},
    {"cases/withdrawn",
     {"撤件已办结", "Withdrawn"},
     {"您申请的“{0}”（办件编号{1}）已撤件。", "Your application \"{0}\" (case {1}) was withdrawn."}},
};

Words filled(const Text& text, const Case& one) {
    const auto day = one.act_by == Case::no_day ? std::string() : one.act_by;
    const auto in_one = [&](std::string_view pattern) {
        return fmt::format(fmt::runtime(pattern), one.item_name, one.number.value_or(""), day);
    };
    return {in_one(text.zh), in_one(text.en)};
}

// The person for whom it is, and the one who sent it in.
std::set<std::int64_t> people_of(const Case& one) {
    std::set<std::int64_t> out{one.submitted_by.value};
    if (one.applicant_kind == ApplicantKind::person) out.insert(one.applicant);
    return out;
}

template <std::size_t line>
void tell_applicant(Context& context, CaseEvent event) {
    const auto& what = lines[line];
    const auto one = context.tx.get<Case>("SELECT * FROM cases_case WHERE id = $1", event.id);
    for (const auto person : people_of(one))
        notify::tell_person(context, {.person = {person},
                                      .kind = std::string(what.event),
                                      .title = what.title,
                                      .text = filled(what.text, one),
                                      .noun = "case",
                                      .subject = one.id.value,
                                      .by_sms = what.by_sms});
}

template <std::size_t... index>
void listen(Reactions& reactions, std::index_sequence<index...>) {
    (reactions.on(std::string(lines[index].event), std::string(lines[index].event) + "/tell-applicant",
                  tell_applicant<index>),
     ...);
}

}  // namespace

void add_reactions(Reactions& reactions) {
    listen(reactions, std::make_index_sequence<std::size(lines)>{});
    reactions.on("outlets/calendar-loaded", "cases/calendar", recompute_after_loading);
    reactions.on("cases/recompute-clocks", "cases/clocks", recompute_clocks);
}

}  // namespace atrium::cases

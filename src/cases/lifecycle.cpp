#include "cases/lifecycle.h"

#include "base/lifecycle_check.h"

namespace atrium::cases {
namespace {

static_assert(is_sound(moves, CaseState::draft));

struct StateFacts {
    CaseState state;
    Text name;
    Stage stage;
    Role awaited;
};

constexpr StateFacts facts[] = {
    {CaseState::draft, {"草稿", "Draft"}, Stage::submit, Role::citizen},
    {CaseState::submitted,
     {"已提交，等待预审", "Submitted, awaiting pre-check"},
     Stage::accept,
     Role::window_clerk},
    {CaseState::precheck_returned,
     {"预审退回，待修改", "Returned for revision"},
     Stage::accept,
     Role::citizen},
    {CaseState::received,
     {"已收件，待受理", "Received, awaiting acceptance"},
     Stage::accept,
     Role::window_clerk},
    {CaseState::supplement_required, {"待补正材料", "Supplement required"}, Stage::accept, Role::citizen},
    {CaseState::accepted, {"已受理", "Accepted"}, Stage::review, Role::handler},
    {CaseState::not_accepted, {"不予受理", "Not accepted"}, Stage::accept, Role::nobody},
    {CaseState::in_review, {"审查中", "Under review"}, Stage::review, Role::reviewer},
    {CaseState::pending_decision, {"待决定", "Awaiting decision"}, Stage::decide, Role::decider},
    {CaseState::granted, {"准予许可", "Granted"}, Stage::decide, Role::delivery_clerk},
    {CaseState::refused, {"不予许可", "Refused"}, Stage::decide, Role::delivery_clerk},
    {CaseState::pending_delivery, {"待领取", "Ready for collection"}, Stage::deliver, Role::delivery_clerk},
    {CaseState::closed, {"已办结", "Closed"}, Stage::deliver, Role::nobody},
    {CaseState::withdraw_requested,
     {"撤件待确认", "Withdrawal requested"},
     Stage::accept,
     Role::window_clerk},
    {CaseState::withdrawn, {"已撤件", "Withdrawn"}, Stage::accept, Role::nobody},
    {CaseState::returned_overdue,
     {"逾期未补正，已退件", "Returned: not supplemented in time"},
     Stage::accept,
     Role::nobody},
};

constexpr std::pair<NoticeKind, Text> notice_names[] = {
    {NoticeKind::online_receipt, {"网上申请回执", "Receipt of an online application"}},
    {NoticeKind::online_one_time_notice, {"网上一次性告知书", "Online one-time notice"}},
    {NoticeKind::material_receipt, {"申请材料接收凭证", "Receipt of application materials"}},
    {NoticeKind::acceptance, {"受理通知书", "Notice of acceptance"}},
    {NoticeKind::deemed_acceptance, {"视为受理告知书", "Notice of deemed acceptance"}},
    {NoticeKind::supplement, {"补正材料一次性告知书", "One-time notice of supplements"}},
    {NoticeKind::supplement_receipt, {"补正材料接收凭证", "Receipt of supplements"}},
    {NoticeKind::non_acceptance, {"不予受理通知书", "Notice of non-acceptance"}},
    {NoticeKind::grant, {"准予行政许可决定书", "Decision to grant"}},
    {NoticeKind::refusal, {"不予行政许可决定书", "Decision to refuse"}},
    {NoticeKind::collection, {"领取通知书", "Notice of collection"}},
    {NoticeKind::delivery_record, {"送达回证", "Record of delivery"}},
    {NoticeKind::withdrawal_receipt, {"撤件申请回执", "Receipt of a withdrawal request"}},
    {NoticeKind::withdrawal_confirmation, {"撤件确认书", "Confirmation of withdrawal"}},
    {NoticeKind::overdue_return, {"退件通知书", "Notice of return"}},
};

const StateFacts& facts_of(CaseState state) { return *std::ranges::find(facts, state, &StateFacts::state); }

}  // namespace

Stage stage_of(CaseState state) { return facts_of(state).stage; }
Text name_of(CaseState state) { return facts_of(state).name; }
Role awaited_in(CaseState state) { return facts_of(state).awaited; }
bool is_ended(CaseState state) { return facts_of(state).awaited == Role::nobody; }
bool is_undecided(CaseState state) {
    return std::ranges::any_of(
        moves, [&](const Move& move) { return move.from == state && move.action == "request_withdrawal"; });
}

Text name_of(NoticeKind kind) {
    const auto found = std::ranges::find(notice_names, kind, &std::pair<NoticeKind, Text>::first);
    return found == std::end(notice_names) ? Text{"", ""} : found->second;
}

}  // namespace atrium::cases

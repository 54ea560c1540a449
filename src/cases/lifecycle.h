#pragma once

#include "base/lifecycle.h"
#include "engine/actor.h"

namespace atrium::cases {

// Where a case stands (办件状态, services.md §5.3), on the straight path from draft to archive.
enum class CaseState {
    draft,                // 网上草稿
    submitted,            // 已提交（网上预审中）
    precheck_returned,    // 预审退回修改
    received,             // 已收件
    supplement_required,  // 待补正
    accepted,             // 已受理
    not_accepted,         // 不予受理
    in_review,            // 审查中
    pending_decision,     // 待决定
    granted,              // 准予
    refused,              // 不予许可
    pending_delivery,     // 待领取
    closed,               // 办结归档
    withdraw_requested,   // 撤件待确认
    withdrawn,            // 已撤件
    returned_overdue,     // 逾期未补正退件
};
BOOST_DESCRIBE_ENUM(CaseState, draft, submitted, precheck_returned, received, supplement_required, accepted,
                    not_accepted, in_review, pending_decision, granted, refused, pending_delivery, closed,
                    withdraw_requested, withdrawn, returned_overdue)

// The documents given to the applicant (services.md §5.5).
enum class NoticeKind {
    none,
    online_receipt,           // 网上申请回执
    online_one_time_notice,   // 网上一次性告知
    material_receipt,         // 申请材料接收凭证
    acceptance,               // 受理通知书
    deemed_acceptance,        // 视为受理告知书
    supplement,               // 补正材料一次性告知书
    supplement_receipt,       // 补正材料接收凭证
    non_acceptance,           // 不予受理通知书
    grant,                    // 准予行政许可决定书
    refusal,                  // 不予行政许可决定书
    collection,               // 领证（领取）通知
    delivery_record,          // 送达回证
    withdrawal_receipt,       // 撤件申请回执
    withdrawal_confirmation,  // 撤件确认书
    overdue_return,           // 退件通知书
};
BOOST_DESCRIBE_ENUM(NoticeKind, none, online_receipt, online_one_time_notice, material_receipt, acceptance,
                    deemed_acceptance, supplement, supplement_receipt, non_acceptance, grant, refusal,
                    collection, delivery_record, withdrawal_receipt, withdrawal_confirmation, overdue_return)

// Who makes a move: an applicant in any of his capacities, or staff of one role, or the program when a moment
// comes. One row of services.md §5.4.
struct Move {
    CaseState from;
    std::string_view action;
    CaseState to;
    Role by;  // citizen stands for every applicant
    NoticeKind notice = NoticeKind::none;
    bool back = false;  // leads to the state that the present one was entered from
};

// The law of the engine: what is not in it is refused with BAD_STATE.
inline constexpr Move moves[] = {
    {CaseState::draft, "submit", CaseState::submitted, Role::citizen, NoticeKind::online_receipt},
    {CaseState::submitted, "receive", CaseState::received, Role::window_clerk, NoticeKind::material_receipt},
    {CaseState::submitted, "return_for_revision", CaseState::precheck_returned, Role::window_clerk,
     NoticeKind::online_one_time_notice},
    {CaseState::submitted, "deem_accepted", CaseState::accepted, Role::system, NoticeKind::deemed_acceptance},
    {CaseState::precheck_returned, "hand_in", CaseState::submitted, Role::citizen,
     NoticeKind::online_receipt},
    {CaseState::precheck_returned, "lapse", CaseState::returned_overdue, Role::system,
     NoticeKind::overdue_return},
    {CaseState::received, "accept", CaseState::accepted, Role::window_clerk, NoticeKind::acceptance},
    {CaseState::received, "require_supplement", CaseState::supplement_required, Role::window_clerk,
     NoticeKind::supplement},
    {CaseState::received, "propose_declining", CaseState::received, Role::window_clerk},
    {CaseState::received, "keep", CaseState::received, Role::decider},
    {CaseState::received, "decline", CaseState::not_accepted, Role::decider, NoticeKind::non_acceptance},
    {CaseState::received, "deem_accepted", CaseState::accepted, Role::system, NoticeKind::deemed_acceptance},
    {CaseState::supplement_required, "hand_in", CaseState::received, Role::citizen,
     NoticeKind::supplement_receipt},
    {CaseState::supplement_required, "lapse", CaseState::returned_overdue, Role::system,
     NoticeKind::overdue_return},
    {CaseState::accepted, "take", CaseState::in_review, Role::handler},
    {CaseState::accepted, "grant", CaseState::granted, Role::decider, NoticeKind::grant},
    {CaseState::in_review, "examine", CaseState::in_review, Role::handler},
    {CaseState::in_review, "propose", CaseState::pending_decision, Role::reviewer},
    {CaseState::pending_decision, "grant", CaseState::granted, Role::decider, NoticeKind::grant},
    {CaseState::pending_decision, "refuse", CaseState::refused, Role::decider, NoticeKind::refusal},
    {CaseState::pending_decision, "send_back", CaseState::in_review, Role::decider},
    {CaseState::granted, "announce", CaseState::pending_delivery, Role::delivery_clerk,
     NoticeKind::collection},
    {CaseState::refused, "announce", CaseState::pending_delivery, Role::delivery_clerk,
     NoticeKind::collection},
    {CaseState::pending_delivery, "deliver", CaseState::closed, Role::delivery_clerk,
     NoticeKind::delivery_record},
    {CaseState::submitted, "request_withdrawal", CaseState::withdraw_requested, Role::citizen,
     NoticeKind::withdrawal_receipt},
    {CaseState::precheck_returned, "request_withdrawal", CaseState::withdraw_requested, Role::citizen,
     NoticeKind::withdrawal_receipt},
    {CaseState::received, "request_withdrawal", CaseState::withdraw_requested, Role::citizen,
     NoticeKind::withdrawal_receipt},
    {CaseState::supplement_required, "request_withdrawal", CaseState::withdraw_requested, Role::citizen,
     NoticeKind::withdrawal_receipt},
    {CaseState::accepted, "request_withdrawal", CaseState::withdraw_requested, Role::citizen,
     NoticeKind::withdrawal_receipt},
    {CaseState::in_review, "request_withdrawal", CaseState::withdraw_requested, Role::citizen,
     NoticeKind::withdrawal_receipt},
    {CaseState::pending_decision, "request_withdrawal", CaseState::withdraw_requested, Role::citizen,
     NoticeKind::withdrawal_receipt},
    {CaseState::withdraw_requested, "take_back", CaseState::submitted, Role::citizen, NoticeKind::none, true},
    {CaseState::withdraw_requested, "confirm_withdrawal", CaseState::withdrawn, Role::window_clerk,
     NoticeKind::withdrawal_confirmation},
    {CaseState::withdraw_requested, "lapse", CaseState::withdrawn, Role::system,
     NoticeKind::withdrawal_confirmation},
};

// What an applicant sees as "where it is": five plain stages.
enum class Stage { submit, accept, review, decide, deliver };
BOOST_DESCRIBE_ENUM(Stage, submit, accept, review, decide, deliver)

Stage stage_of(CaseState);
bool is_ended(CaseState);
bool is_undecided(CaseState);
Text name_of(CaseState);
Text name_of(NoticeKind);

// Whose act the state waits for; nobody when it is ended.
Role awaited_in(CaseState);

}  // namespace atrium::cases

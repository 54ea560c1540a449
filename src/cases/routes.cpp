#include "cases/routes.h"

#include "cases/answers.h"
#include "cases/application.h"
#include "cases/check.h"
#include "cases/delivery.h"
#include "cases/list.h"
#include "cases/live.h"
#include "cases/number_view.h"
#include "cases/opinion.h"
#include "cases/permissions.h"
#include "cases/view.h"
#include "cases/window.h"

namespace atrium::cases {

void add_routes(Api& api) {
    api.add("POST /api/cases", {"开始申请", "Begin an application"}, may::apply, begin_case);
    api.add("PUT /api/cases/{case}/draft", {"保存草稿", "Save the draft"}, may::apply, save_draft);
    api.add("DELETE /api/cases/{case}/draft", {"删除草稿", "Discard the draft"}, may::apply, discard_draft);
    api.add("POST /api/cases/{case}/submission", {"提交申请", "Submit the application"}, may::apply,
            check_submission, submit_case);
    api.add("POST /api/cases/{case}/supplement", {"补交材料", "Hand in supplements"}, may::apply,
            check_hand_in, hand_in);
    api.add("POST /api/cases/{case}/withdrawal", {"申请撤件", "Ask to withdraw"}, may::apply,
            request_withdrawal);
    api.add("DELETE /api/cases/{case}/withdrawal", {"取消撤件", "Take the withdrawal back"}, may::apply,
            take_back_withdrawal);
    api.add("GET /api/my/cases", {"我的办件", "My cases"}, may::apply, my_cases);
    api.add("GET /api/cases/{case}", {"办件详情", "A case"}, may::read_case, show_case);
    api.add("POST /api/cases/{case}/answer-views", {"查看完整申请表", "See the form in full"},
            may::view_answers, view_answers, {.repeatable = false});
    api.add("GET /api/cases/{case}/notices/{notice}", {"文书", "A notice of a case"}, may::read_case,
            show_notice);

    api.add("GET /api/cases/{case}/proofs/{event}", {"存证证明文件", "The proof file of an act"},
            may::read_case, case_proof);
    api.add("GET /api/cases/{case}/files/{file}", {"下载材料", "A material's file"}, may::read_case,
            case_file);
    api.add("GET /api/cases/{case}/item", {"办件所依据的事项版本", "The item as the case began with it"},
            may::read_case, case_item);
    api.add("GET /api/cases/{case}/clocks/{clock}", {"时限计算说明", "How a due date comes about"},
            may::read_case, show_clock);
    api.add("PUT /api/cases/{case}/checks/{material}", {"核对材料", "Check a material"}, may::check_materials,
            check_material);
    api.add("GET /api/live", {"实时消息", "Live lines"}, may::read_case, follow);

    api.add("GET /api/desk/inbox", {"待办", "Inbox"}, may::see_inbox, inbox);
    api.add("GET /api/desk/counts", {"待办数量", "How much there is to do"}, may::see_inbox, inbox_counts);
    api.add("GET /api/desk/cases", {"本机关办件", "Cases of one's organ"}, may::see_inbox, organ_cases);
    api.add("GET /api/watch/cases", {"全部办件", "All cases"}, may::watch, watched_cases);
    api.add("POST /api/cases/{case}/receipt", {"收件", "Receive"}, may::accept, receive_case);
    api.add("POST /api/cases/{case}/acceptance", {"受理", "Accept"}, may::accept, accept_case);
    api.add("POST /api/cases/{case}/supplement-notices", {"一次性告知补正", "Require supplements"},
            may::accept, require_supplement);
    api.add("POST /api/cases/{case}/revision-notices", {"预审退回修改", "Return for revision"}, may::accept,
            return_for_revision);
    api.add("POST /api/cases/{case}/declining", {"拟不予受理", "Propose non-acceptance"}, may::accept,
            propose_declining);
    api.add("PUT /api/cases/{case}/declining", {"确认或退回不予受理", "Answer proposed non-acceptance"},
            may::decide, answer_declining);
    api.add("POST /api/cases/{case}/withdrawal-confirmation", {"确认撤件", "Confirm the withdrawal"},
            may::accept, confirm_withdrawal);
    api.add("POST /api/cases/{case}/signing", {"办件签收", "Take for examination"}, may::examine, take_case);
    api.add("POST /api/cases/{case}/examination", {"出具审查意见", "Give the examiner's opinion"},
            may::examine, examine_case);
    api.add("POST /api/cases/{case}/proposal", {"审核", "Review and propose"}, may::review, propose_decision);
    api.add("POST /api/cases/{case}/decision", {"决定", "Decide"}, may::decide, decide_case);
    api.add("POST /api/cases/{case}/announcement", {"通知领取", "Announce the result"}, may::deliver,
            announce_result);
    api.add("POST /api/cases/{case}/delivery", {"送达", "Deliver the result"}, may::deliver, deliver_result);
    api.add("POST /api/cases/{case}/number-views",
            {"查看申请人完整号码", "See the applicant's number in full"}, may::view_number, view_number,
            {.repeatable = false});
}

}  // namespace atrium::cases

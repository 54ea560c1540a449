#include "cases/timeline.h"

#include "identity/person.h"
#include "ledger/leaf.h"

namespace atrium::cases {
namespace {

struct Line {
    std::string_view act;
    Text words;
    bool inside = false;  // not for applicants
};

constexpr Line lines[] = {
    {"cases/begin", {"开始填写申请", "Application begun"}},
    {"cases/take-over", {"由原系统迁入", "Taken over from an earlier system"}},
    {"cases/submit", {"提交申请", "Application submitted"}},
    {"cases/receive", {"窗口已收件", "Received by the window"}},
    {"cases/return_for_revision",
     {"预审退回，一次性告知需修改的内容", "Returned for revision, everything told at once"}},
    {"cases/hand_in", {"已补交材料", "Supplements handed in"}},
    {"cases/require_supplement", {"一次性告知需补正的材料", "Told once what has to be supplemented"}},
    {"cases/accept", {"予以受理", "Accepted"}},
    {"cases/deem_accepted", {"逾期未告知，视为受理", "Deemed accepted: nothing was told in time"}},
    {"cases/propose_declining", {"拟不予受理，报审批人确认", "Non-acceptance proposed"}, true},
    {"cases/keep", {"审批人不同意不予受理", "Non-acceptance rejected"}, true},
    {"cases/decline", {"不予受理", "Not accepted"}},
    {"cases/take", {"承办人已签收，开始审查", "Taken by the examiner; review begun"}},
    {"cases/examine", {"承办人出具审查意见", "Examiner's opinion given"}, true},
    {"cases/propose", {"审查完毕，报请决定", "Review finished, put before the decider"}},
    {"cases/send_back", {"审批人退回重新审查", "Sent back for review"}, true},
    {"cases/unauthorised-decision",
     {"审批人没有有效授权，决定未予签发", "A decision was refused: the decider had no authority"},
     true},
    {"cases/grant", {"作出准予许可的决定", "Decided: granted"}},
    {"cases/refuse", {"作出不予许可的决定", "Decided: refused"}},
    {"cases/announce", {"办理结果已可领取", "The result is ready"}},
    {"cases/deliver", {"办理结果已送达，办结", "The result was delivered; closed"}},
    {"cases/request_withdrawal", {"申请撤件", "Withdrawal requested"}},
    {"cases/take_back", {"取消撤件", "Withdrawal taken back"}},
    {"cases/confirm_withdrawal", {"确认撤件", "Withdrawal confirmed"}},
    {"cases/lapse", {"期限届满，自动处理", "The period ran out"}},
    {"cases/view-answers", {"工作人员查看完整申请表", "The form was seen in full by staff"}},
    {"cases/deadline-moved", {"因工作日历调整，办理期限变动", "The calendar changed; the deadline moved"}},
};

constexpr std::pair<Role, Text> roles[] = {
    {Role::citizen, {"申请人", "Applicant"}},
    {Role::enterprise, {"申请人", "Applicant"}},
    {Role::agent, {"申请人的代理人", "Applicant's agent"}},
    {Role::window_clerk, {"窗口", "Window"}},
    {Role::handler, {"承办人", "Examiner"}},
    {Role::reviewer, {"审核人", "Reviewer"}},
    {Role::decider, {"审批人", "Decider"}},
    {Role::delivery_clerk, {"出件窗口", "Result window"}},
    {Role::system, {"系统", "System"}},
};

bool sees_inside(Role role) {
    return role != Role::citizen && role != Role::enterprise && role != Role::agent;
}

// The part of an audit row that the line is made from.
struct Row {
    Id<ledger::Event> id;
    Instant at;
    std::string act;
    Role role = Role::nobody;
    Id<Person> person;
};
BOOST_DESCRIBE_STRUCT(Row, (), (id, at, act, role, person))

// "窗口"; among colleagues with the name, so that one knows whom to ask.
std::string doer_of(const Reading& reading, const Row& row) {
    const auto role = std::ranges::find(roles, row.role, &std::pair<Role, Text>::first);
    if (role == std::end(roles)) return "";
    const auto words = std::string(in(reading.language, role->second));
    if (!sees_inside(reading.actor.role) || !sees_inside(row.role) || row.person.value == 0) return words;
    return words + " " + identity::person_of(reading, row.person).name;
}

}  // namespace

std::vector<TimelineEntry> timeline_of(const Reading& reading, const Case& one) {
    std::vector<TimelineEntry> out;
    for (const auto& row : reading.db.all<Row>(
             "SELECT id, at, act, role, person FROM ledger_event WHERE subject = $1 ORDER BY id", one.id)) {
        const auto line = std::ranges::find(lines, row.act, &Line::act);
        if (line == std::end(lines) || (line->inside && !sees_inside(reading.actor.role))) continue;
        out.push_back({row.at, row.act, std::string(in(reading.language, line->words)), doer_of(reading, row),
                       id_text(row.id.value)});
    }
    return out;
}

std::optional<std::string> decision_event_of(const std::vector<TimelineEntry>& timeline) {
    for (auto at = timeline.rbegin(); at != timeline.rend(); ++at)
        if (at->act == "cases/grant" || at->act == "cases/refuse" || at->act == "cases/decline")
            return at->event;
    return std::nullopt;
}

}  // namespace atrium::cases

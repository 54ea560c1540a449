#include "cases/notice_words.h"

#include "calendar/legal_period.h"

namespace atrium::cases {
namespace {

constexpr std::pair<NoticeKind, std::string_view> marks[] = {
    {NoticeKind::online_receipt, "网"},
    {NoticeKind::online_one_time_notice, "告"},
    {NoticeKind::material_receipt, "收"},
    {NoticeKind::acceptance, "受"},
    {NoticeKind::deemed_acceptance, "视"},
    {NoticeKind::supplement, "补"},
    {NoticeKind::supplement_receipt, "补收"},
    {NoticeKind::non_acceptance, "不受"},
    {NoticeKind::grant, "准"},
    {NoticeKind::refusal, "不准"},
    {NoticeKind::collection, "领"},
    {NoticeKind::delivery_record, "送"},
    {NoticeKind::withdrawal_receipt, "撤"},
    {NoticeKind::withdrawal_confirmation, "撤认"},
    {NoticeKind::overdue_return, "退"},
};

// The due day itself is still on time.
std::string until(const NoticeFacts& facts) {
    if (!facts.due_date) throw std::logic_error("a notice that names a day was given none");
    return written(*facts.due_date) +
           (facts.provisional ? "前（含当日；该日期为预计，待节假日安排公布后确定）" : "前（含当日）");
}

std::string promise(const NoticeFacts& facts) {
    return facts.due_date ? "本机关承诺于" + until(facts) + "办结。" : "本机关将依法及时办结。";
}

std::string period(std::string_view rule, Date event) {
    return calendar::written_out(calendar::legal_period(rule, event).limit);
}

std::string application(const Case& one) { return "您（单位）提出的“" + one.item_name + "”申请"; }

}  // namespace

std::string written(Date date) {
    const auto day = civil(date);
    return fmt::format("{}年{}月{}日", int(day.year()), unsigned(day.month()), unsigned(day.day()));
}

std::string_view mark_of(NoticeKind kind) {
    return std::ranges::find(marks, kind, &std::pair<NoticeKind, std::string_view>::first)->second;
}

std::vector<std::string> paragraphs_of(NoticeKind kind, const Case& one, const NoticeFacts& facts) {
    switch (kind) {
        case NoticeKind::online_receipt:
            return {application(one) + "已通过网上办事大厅提交。",
                    "我们将于" + until(facts) +
                        "完成预审，并告知您是否收件、是否需要修改。逾期未告知的，自提交之日起视为受理。"};
        case NoticeKind::online_one_time_notice:
            return {"经预审，" + application(one) + "尚有下列问题，现一次性告知，请于" + until(facts) +
                        "修改后重新提交。",
                    "逾期未修改提交的，本次申请作退件处理，您可以重新申请。"};
        case NoticeKind::material_receipt:
            return {
                application(one) + "的材料已收到，清单如下。",
                "我们将于" + until(facts) +
                    "作出是否受理的决定，或者一次性告知需要补正的全部内容。逾期未告知的，自收到材料之日起视为受理。"};
        case NoticeKind::acceptance:
            return {"经审查，" + application(one) + "符合受理条件，依法予以受理。",
                    promise(facts) +
                        "依法需要的听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审所需时间不计算在内。"};
        case NoticeKind::deemed_acceptance:
            return {application(one) + "，本机关未在" + period("cases/pre-accept", facts.date) +
                        "内告知是否受理或者需要补正的内容。依据" +
                        calendar::legal_period("cases/pre-accept", facts.date).article.zh +
                        "，自收到申请材料之日起即为受理。",
                    promise(facts)};
        case NoticeKind::supplement:
            return {application(one) + "的材料不齐全或者不符合法定形式。依据" +
                        calendar::legal_period("cases/pre-accept", facts.date).article.zh +
                        "，现将需要补正的全部内容一次性告知如下。",
                    "请于" + until(facts) +
                        "补正。补正期间不计入办理时限。逾期未补正的，本次申请作退件处理，您可以重新申请。"};
        case NoticeKind::supplement_receipt:
            return {application(one) + "的补正材料已收到，清单如下。",
                    "我们将于" + until(facts) + "作出是否受理的决定。"};
        case NoticeKind::non_acceptance:
            return {"经审查，" + application(one) + "依法不予受理。理由：" + facts.reason};
        case NoticeKind::grant:
            return {"经审查，" + application(one) + "符合法定条件、标准，依据" + facts.law + "，决定准予。",
                    "领取方式和时间另行通知。"};
        case NoticeKind::refusal:
            return {"经审查，" + application(one) + "不符合法定条件、标准。理由：" + facts.reason,
                    "依据" + facts.law + "，决定不予许可。"};
        case NoticeKind::collection:
            return {application(one) + "的办理结果已经作出，请持有效身份证件或者本通知到出件窗口领取。"};
        case NoticeKind::delivery_record: return {application(one) + "的办理结果已送达。" + facts.reason};
        case NoticeKind::withdrawal_receipt:
            return {"您撤回" + one.item_name + "申请的要求已收到，将于" + until(facts) +
                    "确认。确认前您可以取消撤件。"};
        case NoticeKind::withdrawal_confirmation:
            return {application(one) + "已按您的要求撤回，本次申请终结。您可以重新申请。"};
        case NoticeKind::overdue_return:
            return {application(one) + "，因逾期未补正材料，现作退件处理。您可以重新申请。"};
        case NoticeKind::none: break;
    }
    return {};
}

std::vector<std::string> rights_of(NoticeKind kind, Date issued) {
    if (kind != NoticeKind::refusal && kind != NoticeKind::non_acceptance) return {};
    return {"如不服本决定，可以自收到本决定书之日起" + period("remedies/reconsideration", issued) +
                "内向本级人民政府申请行政复议，",
            "也可以自收到本决定书之日起" + period("remedies/litigation", issued) +
                "内依法向人民法院提起行政诉讼。"};
}

}  // namespace atrium::cases

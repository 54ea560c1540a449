#include "cases/notice.h"

#include "cases/notice_words.h"
#include "catalog/department.h"
#include "crypto/hash.h"
#include "engine/domain_time.h"
#include "ledger/canonical.h"

namespace atrium::cases {
namespace {

constexpr std::pair<DefectCode, Text> defect_names[] = {
    {DefectCode::missing, {"缺件", "Missing"}},
    {DefectCode::too_few_copies, {"份数不足", "Too few copies"}},
    {DefectCode::not_signed, {"未签字盖章", "Not signed or sealed"}},
    {DefectCode::expired, {"过期", "Expired"}},
    {DefectCode::inconsistent, {"内容不一致", "Contents do not agree"}},
    {DefectCode::illegible, {"不清晰", "Illegible"}},
    {DefectCode::wrong_format, {"格式不符", "Wrong format"}},
    {DefectCode::not_of_this_item, {"非本事项材料", "Not a material of this item"}},
};

// Numbers restart every year, per kind: 胶许受字〔2026〕第000123号; 胶 is the jurisdiction's own mark.
std::string notice_number(Context& context, NoticeKind kind, int year, std::int64_t serial) {
    const auto& mark = context.service<const Jurisdiction>().document_mark;
    return fmt::format("{}许{}字〔{}〕第{:06}号", mark, mark_of(kind), year, serial);
}

}  // namespace

Text name_of(DefectCode code) {
    return std::ranges::find(defect_names, code, &std::pair<DefectCode, Text>::first)->second;
}

std::int64_t reserve_notice_numbers(Context& context, NoticeKind kind, int year, std::int64_t count) {
    return context.next_numbers("notice/" + std::string(enum_text(kind)), make_date(year, 1, 1), count);
}

Notice issue_notice(Context& context, const Case& one, NoticeKind kind, NoticeFacts facts) {
    const auto serial = reserve_notice_numbers(context, kind, year_of(local_date(context.now)), 1);
    return issue_notice(context, one, kind, std::move(facts), {context.now, context.actor.person, serial});
}

Notice issue_notice(Context& context, const Case& one, NoticeKind kind, NoticeFacts facts,
                    const Issue& issue) {
    facts.date = local_date(issue.at);
    const bool receipt = kind == NoticeKind::online_receipt || kind == NoticeKind::material_receipt;
    NoticeContent content{
        .title = std::string(name_of(kind).zh),
        .addressee = one.applicant_name,
        .item = one.item_name,
        .case_number = one.number.value_or(""),
        .query_code = receipt ? one.query_code : "",
        .paragraphs = paragraphs_of(kind, one, facts),
        .defects = std::move(facts.defects),
        .materials = std::move(facts.materials),
        .rights = rights_of(kind, facts.date),
        .due_date = facts.due_date,
        .provisional = facts.provisional,
        .organ = catalog::department_of(context.reading(), one.organization).name.zh,
        .date = facts.date,
    };
    Notice notice{.id = context.ids.next<Notice>(),
                  .case_id = one.id,
                  .kind = kind,
                  .number = notice_number(context, kind, year_of(facts.date), issue.serial),
                  .content = std::move(content),
                  .hash = {},
                  .issued_at = issue.at,
                  .issued_by = issue.by};
    notice.hash = crypto::hex(crypto::sm3(ledger::canonical(encode(notice.content))));
    context.tx.insert("cases_notice", notice);
    return notice;
}

std::vector<Notice> notices_of(const Reading& reading, Id<Case> id) {
    return reading.db.all<Notice>("SELECT * FROM cases_notice WHERE case_id = $1 ORDER BY id", id);
}

}  // namespace atrium::cases

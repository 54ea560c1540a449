#pragma once

#include "cases/case.h"

namespace atrium::cases {

// One defect of what was handed in, from the closed list of services.md §6.2 (d).
enum class DefectCode {
    missing,           // 缺件
    too_few_copies,    // 份数不足
    not_signed,        // 未签字盖章
    expired,           // 过期
    inconsistent,      // 内容不一致
    illegible,         // 不清晰
    wrong_format,      // 格式不符
    not_of_this_item,  // 非本事项材料
};
BOOST_DESCRIBE_ENUM(DefectCode, missing, too_few_copies, not_signed, expired, inconsistent, illegible,
                    wrong_format, not_of_this_item)
Text name_of(DefectCode);

// What is wrong with one material, and what to do about it.
struct Defect {
    std::string material;  // its code in the item
    DefectCode code = DefectCode::missing;
    std::string how_to_fix;  // 应当如何补正
};
BOOST_DESCRIBE_STRUCT(Defect, (), (material, code, how_to_fix))

// A defect as the notice prints it.
struct DefectLine {
    std::string material;
    std::string material_name;
    DefectCode code = DefectCode::missing;
    std::string problem;
    std::string how_to_fix;
};
BOOST_DESCRIBE_STRUCT(DefectLine, (), (material, material_name, code, problem, how_to_fix))

// What a notice says; the words are Chinese, the language of the act.
struct NoticeContent {
    std::string title;
    std::string addressee;
    std::string item;
    std::string case_number;
    std::string query_code;  // on receipts alone
    std::vector<std::string> paragraphs;
    std::vector<DefectLine> defects = {};
    std::vector<std::string> materials = {};
    std::vector<std::string> rights = {};  // 行政复议、行政诉讼
    std::optional<Date> due_date = std::nullopt;
    bool provisional = false;
    std::string organ;
    Date date;
};
BOOST_DESCRIBE_STRUCT(NoticeContent, (),
                      (title, addressee, item, case_number, query_code, paragraphs, defects, materials,
                       rights, due_date, provisional, organ, date))

// A document given to the applicant (文书): fixed at issue as data, number and hash of its content.
struct Notice {
    Id<Notice> id;
    Id<Case> case_id;
    NoticeKind kind = NoticeKind::none;
    std::string number;  // 胶许受字〔2026〕第000123号
    NoticeContent content;
    std::string hash;  // SM3 of the canonical content
    Instant issued_at;
    Id<Person> issued_by;
};
BOOST_DESCRIBE_STRUCT(Notice, (), (id, case_id, kind, number, content, hash, issued_at, issued_by))

// What only the act itself knows of its notice.
struct NoticeFacts {
    std::vector<DefectLine> defects = {};
    std::vector<std::string> materials = {};
    std::optional<Date> due_date = std::nullopt;
    bool provisional = false;
    std::string reason = {};
    std::string law = {};
    Date date = {};  // of issue
};

// When it is issued, by whom, and its number's serial in that year.
struct Issue {
    Instant at;
    Id<Person> by;
    std::int64_t serial = 0;
};

// Issues the notice now, as the actor: composes its words, numbers it, stores it.
Notice issue_notice(Context&, const Case&, NoticeKind, NoticeFacts = {});
// The same for one that was issued then.
Notice issue_notice(Context&, const Case&, NoticeKind, NoticeFacts, const Issue&);

// The first of `count` serials of a kind's numbers in a year.
std::int64_t reserve_notice_numbers(Context&, NoticeKind, int year, std::int64_t count);

std::vector<Notice> notices_of(const Reading&, Id<Case>);

}  // namespace atrium::cases

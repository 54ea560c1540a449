#pragma once

#include "catalog/item_version.h"

namespace atrium::catalog {

// An organ in a guide.
struct GuideOrgan {
    Id<Organization> id;
    CreditCode credit_code;
    Words name;
    Named level;
    Named kind;
};
BOOST_DESCRIBE_STRUCT(GuideOrgan, (), (id, credit_code, name, level, kind))

// That one cannot apply for now (暂停公告).
struct GuideNotice {
    Words notice;
    Instant since;
    std::optional<Date> until = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(GuideNotice, (), (notice, since, until))

struct StageWords {
    std::optional<Words> statutory = std::nullopt;
    std::optional<Words> promise = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(StageWords, (), (statutory, promise))

// The limits of the item in words: "8个工作日".
struct LimitWords {
    std::optional<Words> statutory = std::nullopt;
    std::optional<Words> extension = std::nullopt;
    std::optional<Words> promise = std::nullopt;
    std::vector<StageWords> special_stages;   // in the order of item.limits.special_stages
    std::vector<std::optional<Words>> steps;  // in the order of item.steps
    Words summary;                            // the sentence that answers "how long does it take?"
};
BOOST_DESCRIBE_STRUCT(LimitWords, (), (statutory, extension, promise, special_stages, steps, summary))

// The service guide (办事指南): all elements of GB/T 36114 for one item, generated from the item and never
// typed twice.  `item` holds codes; `names` has the name of each code that occurs in it, by code set.
struct Guide {
    std::string code;
    Id<Version> version_id;
    std::int64_t number = 0;
    std::string implementation_code;
    bool may_apply = true;
    std::optional<GuideNotice> suspended = std::nullopt;
    GuideOrgan accepting_organ;  // 受理机构
    GuideOrgan deciding_organ;   // 决定机构
    Item item;
    std::map<std::string, std::vector<Code>> names;
    LimitWords limits;
    std::vector<std::string> rights;  // 申请人权利
    std::vector<std::string> duties;  // 申请人义务
    std::vector<Words> progress;      // 办理进程和结果查询
    bool has_form = false;            // GET /api/items/{code}/form
    std::map<std::string, Words> provenance_names;
    Instant published_at;
};
BOOST_DESCRIBE_STRUCT(Guide, (),
                      (code, version_id, number, implementation_code, may_apply, suspended, accepting_organ,
                       deciding_organ, item, names, limits, rights, duties, progress, has_form,
                       provenance_names, published_at))

// The guide of the version in use; of a suspended item with its notice.  Unknown, cancelled, and what is only
// kept as its source has it: not found.
Guide guide(const Reading&, std::string code);

struct AskForm {
    // Number of the publication; the one in use when not said.
    std::optional<std::int64_t> version = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(AskForm, (), (version))

// The form document of a published version.
json::object item_form(const Reading&, std::string code, AskForm);

}  // namespace atrium::catalog

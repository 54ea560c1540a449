#pragma once

#include "base/lifecycle.h"
#include "catalog/findings.h"
#include "engine/context.h"

namespace atrium::catalog {

enum class VersionState {
    draft,           // 草稿
    dept_review,     // 部门审核
    central_review,  // 中心审核
    ready,           // 待发布
    active,          // 在用
    suspended,       // 暂停
    superseded,      // 已被新版本取代
    cancelled,       // 取消
};
BOOST_DESCRIBE_ENUM(VersionState, draft, dept_review, central_review, ready, active, suspended, superseded,
                    cancelled)

// services.md §2.5.  Ours: what the publication check refuses goes back from `ready`; `keep_as_source` is the
// importer's way to keep a guide with a catch-all clause as its source has it.
inline constexpr Step<VersionState> version_lifecycle[] = {
    {VersionState::draft, "submit", VersionState::dept_review},
    {VersionState::draft, "keep_as_source", VersionState::suspended},
    {VersionState::dept_review, "approve", VersionState::central_review},
    {VersionState::dept_review, "return", VersionState::draft},
    {VersionState::central_review, "approve", VersionState::ready},
    {VersionState::central_review, "return", VersionState::draft},
    {VersionState::ready, "publish", VersionState::active},
    {VersionState::ready, "return", VersionState::draft},
    {VersionState::active, "suspend", VersionState::suspended},
    {VersionState::active, "supersede", VersionState::superseded},
    {VersionState::active, "cancel", VersionState::cancelled},
    {VersionState::suspended, "resume", VersionState::active},
    {VersionState::suspended, "cancel", VersionState::cancelled},
};

enum class OpinionPart {
    department,  // 部门负责人
    basis,       // 编办：设定依据
    guide,       // 中心：办事指南
};
BOOST_DESCRIBE_ENUM(OpinionPart, department, basis, guide)

// What a reviewer said (审核意见).
struct Opinion {
    OpinionPart part = OpinionPart::department;
    bool approved = false;
    std::string words;
    Id<Account> account;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(Opinion, (), (part, approved, words, account, at))

// Why a version cannot be applied for, and what people are told.
struct Stop {
    std::string reason;
    Words notice;
    std::optional<Date> until = std::nullopt;
    std::optional<std::string> document = std::nullopt;  // of a cancellation
    Instant at;
};
BOOST_DESCRIBE_STRUCT(Stop, (), (reason, notice, until, document, at))

// One version of a handling item.  `item` and `form` never change once it has left the draft.
struct Version {
    Id<Version> id;
    std::string code;         // 33 characters
    std::int64_t number = 0;  // of the publication: 1, 2, 3 …; 0 before it
    VersionState state = VersionState::draft;
    Id<Organization> organ_id;
    bool kept_as_source = false;  // as its source has it, with its defects: never shown to citizens as valid
    std::string search_words;     // name, aliases and department, folded for searching
    std::string audiences;        // ",person,organization,"
    std::string themes;           // ",person:04,organization:02,"
    Item item;
    std::optional<std::string> form = std::nullopt;  // the form document, JSON
    std::optional<std::string> content_hash = std::nullopt;
    std::vector<Opinion> opinions = {};
    std::optional<Stop> stop = std::nullopt;
    std::optional<Id<Version>> predecessor = std::nullopt;
    Id<Account> author;
    Instant created_at;
    std::optional<Instant> published_at = std::nullopt;
    std::optional<Instant> ended_at = std::nullopt;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Version, (),
                      (id, code, number, state, organ_id, kept_as_source, search_words, audiences, themes,
                       item, form, content_hash, opinions, stop, predecessor, author, created_at,
                       published_at, ended_at, version))

// What staff see of a version: the department's own, the publishers all, the windows what is in force.
Where readable(const Actor&, Type<Version>);

Version version_row(const Reading&, Id<Version>);

// The check of a stored version against the departments and the directory of base codes.
std::vector<Finding> findings_of(const Reading&, const Version&);

}  // namespace atrium::catalog

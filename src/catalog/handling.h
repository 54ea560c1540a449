#pragma once

#include "calendar/deadline.h"
#include "catalog/provenance.h"

namespace atrium::catalog {

// A stage whose time is not counted in the limit (特别程序, 行政许可法 art. 45).
struct SpecialStage {
    std::string kind;  // special-stages
    std::optional<std::string> basis = std::nullopt;
    std::optional<calendar::TimeLimit> statutory = std::nullopt;
    std::optional<calendar::TimeLimit> promise = std::nullopt;
    bool charged = false;
    bool counts_in_statutory = false;  // 是否计算在法定办结时限内
    int most_times = 1;
    std::optional<std::string> note = std::nullopt;
    Provenance provenance = Provenance::reconstructed;
    Marks marks = {};
};
BOOST_DESCRIBE_STRUCT(SpecialStage, (),
                      (kind, basis, statutory, promise, charged, counts_in_statutory, most_times, note,
                       provenance, marks))

// How long it may take (办结时限).
struct Limits {
    std::string project_type;                               // project-types: 即办件, 承诺件
    std::optional<std::string> review_type = std::nullopt;  // review-types
    std::optional<calendar::TimeLimit> statutory = std::nullopt;
    std::optional<calendar::TimeLimit> extension = std::nullopt;
    std::optional<std::string> statutory_note = std::nullopt;
    std::optional<calendar::TimeLimit> promise = std::nullopt;
    std::optional<std::string> promise_note = std::nullopt;
    std::vector<SpecialStage> special_stages = {};
    Marks marks = {};
};
BOOST_DESCRIBE_STRUCT(Limits, (),
                      (project_type, review_type, statutory, extension, statutory_note, promise, promise_note,
                       special_stages, marks))

// Within what the office says it will decide: its promise, else what the law allows.
inline std::optional<calendar::TimeLimit> promised(const Limits& limits) {
    return limits.promise ? limits.promise : limits.statutory;
}

// One step of handling (办理环节).
struct HandlingStep {
    std::string kind;  // step-kinds
    Words name;
    std::optional<Words> office = std::nullopt;  // who does it
    std::optional<calendar::TimeLimit> limit = std::nullopt;
    std::optional<std::string> special_stage = std::nullopt;  // its time is that of the stage
    std::optional<std::string> standard = std::nullopt;       // 审查标准
    std::optional<std::string> result = std::nullopt;
    Provenance provenance = Provenance::reconstructed;
};
BOOST_DESCRIBE_STRUCT(HandlingStep, (),
                      (kind, name, office, limit, special_stage, standard, result, provenance))

// How one applies (办理形式).
struct Handling {
    std::vector<std::string> channels;  // handling-channels
    std::string online_depth;           // online-depths
    int visits = 0;                     // 到办事现场次数
    std::optional<std::string> visit_reason = std::nullopt;
    std::string area;                        // handling-areas: 通办范围
    std::vector<std::string> features = {};  // item-features: appointment, express …
    bool commitment = false;                 // 告知承诺
    std::vector<Words> joint_organs = {};    // 联办机构
    Marks marks = {};
};
BOOST_DESCRIBE_STRUCT(Handling, (),
                      (channels, online_depth, visits, visit_reason, area, features, commitment, joint_organs,
                       marks))

// One charge (收费项目).
struct Fee {
    Words name;
    std::string standard;                        // the rule in words, as the price document puts it
    std::optional<Money> amount = std::nullopt;  // per unit, where it is fixed
    std::optional<std::string> unit = std::nullopt;
    std::optional<std::string> basis = std::nullopt;
    bool may_be_reduced = false;
    std::optional<std::string> reduction = std::nullopt;  // 减免依据
    std::string when;                                     // fee-moments
    std::optional<Words> collector = std::nullopt;        // 执收单位
    std::optional<std::string> nontax_code = std::nullopt;
    std::vector<std::string> situations = {};
    Provenance provenance = Provenance::reconstructed;
    Marks marks = {};
};
BOOST_DESCRIBE_STRUCT(Fee, (),
                      (name, standard, amount, unit, basis, may_be_reduced, reduction, when, collector,
                       nontax_code, situations, provenance, marks))

}  // namespace atrium::catalog

#pragma once

#include "catalog/provenance.h"

namespace atrium::catalog {

// A circumstance of the applicant that decides what is asked of him (情形).
struct Situation {
    std::string code;
    Words name;
};
BOOST_DESCRIBE_STRUCT(Situation, (), (code, name))

// The question whose answers are situations.  With `several`, any of them may be true, or none; otherwise
// exactly one is.
struct SituationQuestion {
    std::string code;
    Words question;
    bool several = false;
    std::vector<Situation> situations;
    Provenance provenance = Provenance::reconstructed;
};
BOOST_DESCRIBE_STRUCT(SituationQuestion, (), (code, question, several, situations, provenance))

// What the applicant hands in (申请材料).
struct Material {
    std::string code;  // stable within the item: a case says by it what was handed in for what
    Words name;
    std::string type;                            // material-types: original, copy, both
    std::string format;                          // material-formats: paper, electronic, either
    std::string need;                            // material-needs: necessary, not necessary, may follow
    std::string source;                          // material-sources
    std::optional<Words> issuer = std::nullopt;  // 出具单位
    int copies = 1;                              // on paper
    std::optional<std::string> paper = std::nullopt;
    std::optional<std::string> instructions = std::nullopt;  // 填报须知
    std::optional<std::string> standard = std::nullopt;      // 受理标准
    std::optional<std::string> basis = std::nullopt;         // 要求提供材料的依据
    std::optional<std::string> note = std::nullopt;
    std::optional<std::string> blank = std::nullopt;                 // 空白表格
    std::optional<std::string> sample = std::nullopt;                // 示例样表
    std::optional<std::string> licence_type = std::nullopt;          // the licence that serves instead
    std::optional<std::string> intermediary_service = std::nullopt;  // 对应中介服务
    bool from_form = false;                    // made from the answers of the form: nothing to hand in
    bool is_proof = false;                     // 证明材料
    std::vector<std::string> situations = {};  // asked for in any of these; always when empty
    Provenance provenance = Provenance::reconstructed;  // of its name and necessity
    Marks marks = {};                                   // of its other members
};
BOOST_DESCRIBE_STRUCT(Material, (),
                      (code, name, type, format, need, source, issuer, copies, paper, instructions, standard,
                       basis, note, blank, sample, licence_type, intermediary_service, from_form, is_proof,
                       situations, provenance, marks))

}  // namespace atrium::catalog

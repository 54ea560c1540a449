#pragma once

#include "base/credit_code.h"
#include "catalog/handling.h"
#include "catalog/material.h"

namespace atrium::catalog {

// The content of a service item (事项): what the implementation list says of one handling item (services.md
// §2.2).  Everything that others show, ask or compute about it comes from here.  Codes belong to the sets of
// data/codes; the names used in exchange with other systems stand in the README beside ours.

struct ItemCodes {
    std::string base;      // 基本编码, 12 characters
    std::string handling;  // 业务办理项, two digits
    std::optional<std::string> local_base = std::nullopt;
    std::optional<std::string> local = std::nullopt;  // of the years before the national codes
    Marks marks = {};
};
BOOST_DESCRIBE_STRUCT(ItemCodes, (), (base, handling, local_base, local, marks))

// One provision that an item rests on (设定依据).
struct LegalBasis {
    std::string law;      // its name, without 《》
    std::string article;  // "第三十五条", or ""
    std::string rank;     // legal-ranks: what it is, and so what it may establish
    std::optional<std::string> number = std::nullopt;  // 文号
    std::optional<std::string> text = std::nullopt;    // 条款内容
    Provenance provenance = Provenance::reconstructed;
};
BOOST_DESCRIBE_STRUCT(LegalBasis, (), (law, article, rank, number, text, provenance))

// What the applicant gets (审批结果).
struct Result {
    Words name;
    std::string type;  // result-types
    std::optional<std::string> validity = std::nullopt;
    std::optional<std::string> number_rule = std::nullopt;
    std::vector<std::string> delivery;  // delivery-ways
    std::optional<std::string> sample = std::nullopt;
    Marks marks = {};
};
BOOST_DESCRIBE_STRUCT(Result, (), (name, type, validity, number_rule, delivery, sample, marks))

// Where and when one goes, and whom one asks (办理地点、时间、咨询、监督投诉).
struct Place {
    bool in_hall = true;  // 进驻政务大厅
    std::optional<std::string> not_in_hall_reason = std::nullopt;
    std::optional<std::string> address = std::nullopt;
    std::optional<std::string> window = std::nullopt;
    std::optional<std::string> hours = std::nullopt;
    std::optional<std::string> consult_phone = std::nullopt;
    std::optional<std::string> supervise_phone = std::nullopt;
    Marks marks = {};
};
BOOST_DESCRIBE_STRUCT(Place, (),
                      (in_hall, not_in_hall_reason, address, window, hours, consult_phone, supervise_phone,
                       marks))

// A common question (常见问题).
struct CommonQuestion {
    std::string question;
    std::string answer;
    Provenance provenance = Provenance::reconstructed;
};
BOOST_DESCRIBE_STRUCT(CommonQuestion, (), (question, answer, provenance))

struct Item {
    Words name;
    std::vector<std::string> aliases = {};  // 俗称
    std::string type;                       // item-types
    ItemCodes codes;
    CreditCode organ;                          // 实施主体
    std::vector<std::string> exercise_levels;  // organ-levels
    std::string power_source;                  // power-sources
    std::optional<std::string> entrusting_body = std::nullopt;
    std::vector<std::string> service_targets;  // service-targets
    std::vector<LegalBasis> legal_basis = {};
    std::optional<std::string> scope = std::nullopt;  // 适用范围
    std::vector<std::string> conditions = {};         // 申请条件
    std::vector<std::string> prohibitions = {};       // 禁止性要求
    std::optional<std::string> quantity_limit = std::nullopt;
    std::vector<std::string> rules = {};  // what else one has to know
    Limits limits;
    std::vector<HandlingStep> steps = {};
    std::vector<SituationQuestion> situations = {};
    std::vector<Material> materials = {};
    std::optional<std::string> no_materials = std::nullopt;  // why none are asked for
    bool charged = false;
    std::vector<Fee> fees = {};
    Handling handling;
    Result result;
    Place place;
    std::vector<std::string> person_themes = {};
    std::vector<std::string> organization_themes = {};
    std::vector<CommonQuestion> questions = {};
    std::optional<std::string> form = std::nullopt;  // name of the form document
    std::vector<std::string> flags = {};             // quality-flags: defects of the source
    std::optional<std::string> note = std::nullopt;
    Source source;
    Marks marks = {};
};
BOOST_DESCRIBE_STRUCT(Item, (),
                      (name, aliases, type, codes, organ, exercise_levels, power_source, entrusting_body,
                       service_targets, legal_basis, scope, conditions, prohibitions, quantity_limit, rules,
                       limits, steps, situations, materials, no_materials, charged, fees, handling, result,
                       place, person_themes, organization_themes, questions, form, flags, note, source,
                       marks))

// The materials that are asked for in the chosen situations, in the item's order.
std::vector<const Material*> materials_for(const Item&, const std::vector<std::string>& situations);

// The situations that follow from the answers of the item's form: a question is answered by the field of its
// name, a choice or a list of choices by the codes of situations, yes or no by the question's own code.
std::vector<std::string> situations_in(const Item&, const json::object& answers);

// Refuses, at `pointer`, situations that the item does not have and answers that do not fit its questions.
void check_situations(const Item&, const std::vector<std::string>& situations, const std::string& pointer,
                      Problem&);

}  // namespace atrium::catalog

#include "catalog/findings.h"

#include "catalog/code_sets.h"
#include "catalog/item_code.h"

namespace atrium::catalog {
namespace {

constexpr std::string_view guide_rule = "GB/T 36114-2018";

void missing(std::vector<Finding>& out, std::string pointer, const Text& what) {
    out.push_back({Severity::error, std::move(pointer), "MISSING",
                   Words{"办事指南缺少" + std::string(what.zh), "The guide lacks " + std::string(what.en)},
                   std::string(guide_rule)});
}

void missing_if_empty(std::vector<Finding>& out, std::string pointer, const std::optional<std::string>& value,
                      const Text& what) {
    if (!value || value->empty()) missing(out, std::move(pointer), what);
}

void find_in_codes(const Item& item, const CheckedAgainst& against, std::vector<Finding>& out) {
    if (!against.base_code_known)
        out.push_back({Severity::error, "/codes/base", "UNKNOWN_BASE_CODE",
                       Text{"基本目录中没有这个基本编码，或已失效",
                            "The directory has no such base code, or it is no longer in force"},
                       "基本目录"});
    if (type_in_base_code(item.codes.base) != item.type)
        out.push_back({Severity::error, "/type", "TYPE_NOT_OF_BASE_CODE",
                       Text{"事项类型与基本编码不一致", "The type is not that of the base code"},
                       "基本目录"});
    if (against.department &&
        std::ranges::find(item.exercise_levels, against.department->level) == item.exercise_levels.end())
        out.push_back({Severity::error, "/exercise_levels", "LEVEL_NOT_OF_ORGAN",
                       Text{"行使层级不含实施主体所在层级", "The organ's own level is not among them"},
                       "实施编码规则"});
    const bool entrusted =
        code_in("power-sources", item.power_source).has("entrusted") ||
        (against.department && code_in("organ-kinds", against.department->kind).has("entrusted"));
    if (entrusted && (!item.entrusting_body || item.entrusting_body->empty()))
        out.push_back({Severity::error, "/entrusting_body", "NO_ENTRUSTING_BODY",
                       Text{"受委托办理的，应写明委托部门", "An entrusted item names the entrusting body"},
                       "行政许可法第二十四条"});
}

// Department rules cannot create a licence (行政许可法 arts. 14–17).
void find_in_legal_basis(const Item& item, std::vector<Finding>& out) {
    if (item.legal_basis.empty()) {
        out.push_back({Severity::error, "/legal_basis", "NO_LEGAL_BASIS",
                       Text{"没有设定依据", "There is no legal basis"}, "行政许可法第四条"});
        return;
    }
    if (!code_in("item-types", item.type).has("licence")) return;
    for (const auto& basis : item.legal_basis)
        if (code_in("legal-ranks", basis.rank).has("may-establish-licence")) return;
    out.push_back({Severity::error, "/legal_basis", "LICENCE_WITHOUT_LAW",
                   Text{"行政许可应由法律、行政法规、国务院决定或地方性法规设定，规章和规范性文件不得设定",
                        "A licence is established by a law, a regulation or a decision of the State Council, "
                        "never by rules or normative documents alone"},
                   "行政许可法第十四条至第十七条"});
}

void find_in_fees(const Item& item, std::vector<Finding>& out) {
    if (item.charged && item.fees.empty())
        out.push_back({Severity::error, "/fees", "FEE_WITHOUT_ROWS",
                       Text{"标明收费但没有收费项目和标准", "It is charged for, but no fee is listed"},
                       "行政许可法第五十九条"});
    if (!item.charged && !item.fees.empty())
        out.push_back({Severity::error, "/charged", "FEE_NOT_MARKED",
                       Text{"列有收费项目但标明不收费", "Fees are listed, but it is marked as free"},
                       "行政许可法第五十九条"});
    for (std::size_t i = 0; i < item.fees.size(); ++i)
        if (!item.fees[i].basis)
            out.push_back({Severity::error, "/fees/" + std::to_string(i) + "/basis", "FEE_WITHOUT_BASIS",
                           Text{"收费没有依据", "The fee has no legal basis"}, "行政许可法第五十八条"});
}

void find_in_handling(const Item& item, std::vector<Finding>& out) {
    if (item.steps.empty()) missing(out, "/steps", {"办理基本流程", "the steps of handling"});
    if (item.handling.channels.empty()) missing(out, "/handling/channels", {"办理形式", "the ways to apply"});
    if (item.handling.visits > 0 && (!item.handling.visit_reason || item.handling.visit_reason->empty()))
        out.push_back(
            {Severity::error, "/handling/visit_reason", "VISIT_WITHOUT_REASON",
             Text{"需到现场办理的，应写明必须现场办理的原因", "A visit is asked for without a reason"},
             "应办尽办、最多跑一次"});
    if (item.result.delivery.empty())
        missing(out, "/result/delivery", {"结果送达方式", "the ways of delivery"});
}

void find_in_place(const Place& place, std::vector<Finding>& out) {
    if (!place.in_hall && (!place.not_in_hall_reason || place.not_in_hall_reason->empty()))
        out.push_back({Severity::error, "/place/not_in_hall_reason", "NOT_IN_HALL_WITHOUT_REASON",
                       Text{"未进驻政务大厅的，应写明经批准的原因",
                            "An item outside the hall needs an approved reason"},
                       "应进必进"});
    missing_if_empty(out, "/place/address", place.address, {"办理地点", "the address"});
    missing_if_empty(out, "/place/hours", place.hours, {"办理时间", "the opening hours"});
    missing_if_empty(out, "/place/supervise_phone", place.supervise_phone,
                     {"监督投诉电话", "the telephone number for complaints"});
    if (!place.consult_phone || place.consult_phone->empty())
        out.push_back({Severity::error, "/place/consult_phone", "NO_CONSULT_PHONE",
                       Text{"没有咨询电话", "There is no telephone number for questions"},
                       std::string(guide_rule)});
}

}  // namespace

std::vector<Finding> findings(const Item& item, const CheckedAgainst& against) {
    std::vector<Finding> out;
    find_in_codes(item, against, out);
    if (item.service_targets.empty()) missing(out, "/service_targets", {"服务对象", "the service targets"});
    find_in_legal_basis(item, out);
    missing_if_empty(out, "/scope", item.scope, {"适用范围", "the scope"});
    if (item.conditions.empty()) missing(out, "/conditions", {"申请条件", "the conditions"});
    find_in_limits(item, out);
    find_in_situations(item, out);
    find_in_materials(item, out);
    find_in_fees(item, out);
    find_in_handling(item, out);
    find_in_place(item.place, out);
    if (item.person_themes.empty() && item.organization_themes.empty())
        missing(out, "/person_themes", {"主题分类", "a theme"});
    if (code_in("item-types", item.type).has("takes-applications") && !against.has_form)
        missing(out, "/form", {"申请表单", "the application form"});
    return out;
}

bool may_be_published(const std::vector<Finding>& found) {
    return std::ranges::none_of(found, [](const Finding& one) { return one.severity == Severity::error; });
}

}  // namespace atrium::catalog

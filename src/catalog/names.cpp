#include "catalog/names.h"

namespace atrium::catalog {
namespace {

class Names {
public:
    void add(const std::string& set, const std::string& code) {
        auto& list = names_[set];
        if (std::ranges::find(list, code, &Code::code) == list.end()) list.push_back(code_in(set, code));
    }
    void add(const std::string& set, const std::optional<std::string>& code) {
        if (code) add(set, *code);
    }
    void add(const std::string& set, const std::vector<std::string>& codes) {
        for (const auto& code : codes) add(set, code);
    }
    std::map<std::string, std::vector<Code>> take() { return std::move(names_); }

private:
    std::map<std::string, std::vector<Code>> names_;
};

}  // namespace

std::map<std::string, std::vector<Code>> names_in(const Item& item) {
    Names names;
    names.add("item-types", item.type);
    names.add("organ-levels", item.exercise_levels);
    names.add("power-sources", item.power_source);
    names.add("service-targets", item.service_targets);
    for (const auto& basis : item.legal_basis) names.add("legal-ranks", basis.rank);
    names.add("project-types", item.limits.project_type);
    names.add("review-types", item.limits.review_type);
    for (const auto& stage : item.limits.special_stages) names.add("special-stages", stage.kind);
    for (const auto& step : item.steps) {
        names.add("step-kinds", step.kind);
        names.add("special-stages", step.special_stage);
    }
    for (const auto& material : item.materials) {
        names.add("material-types", material.type);
        names.add("material-formats", material.format);
        names.add("material-needs", material.need);
        names.add("material-sources", material.source);
        names.add("licence-types", material.licence_type);
    }
    for (const auto& fee : item.fees) names.add("fee-moments", fee.when);
    names.add("handling-channels", item.handling.channels);
    names.add("online-depths", item.handling.online_depth);
    names.add("handling-areas", item.handling.area);
    names.add("item-features", item.handling.features);
    names.add("result-types", item.result.type);
    names.add("delivery-ways", item.result.delivery);
    names.add("person-themes", item.person_themes);
    names.add("organization-themes", item.organization_themes);
    names.add("quality-flags", item.flags);
    return names.take();
}

}  // namespace atrium::catalog

#include "catalog/item.h"

#include <algorithm>

namespace atrium::catalog {
namespace {

bool contains(const std::vector<std::string>& list, const std::string& code) {
    return std::ranges::find(list, code) != list.end();
}

bool says(const json::value& answer, const SituationQuestion& question, const std::string& code) {
    if (const auto* yes = answer.if_bool()) return *yes && code == question.code;
    if (const auto* choice = answer.if_string()) return *choice == code;
    const auto* choices = answer.if_array();
    return choices && std::ranges::find(*choices, json::value(json::string(code))) != choices->end();
}

bool is_known(const Item& item, const std::string& code) {
    return std::ranges::any_of(item.situations, [&](const SituationQuestion& question) {
        return std::ranges::find(question.situations, code, &Situation::code) != question.situations.end();
    });
}

}  // namespace

std::vector<const Material*> materials_for(const Item& item, const std::vector<std::string>& situations) {
    std::vector<const Material*> out;
    for (const auto& material : item.materials) {
        const bool asked = material.situations.empty() ||
                           std::ranges::any_of(material.situations, [&](const std::string& code) {
                               return contains(situations, code);
                           });
        if (asked) out.push_back(&material);
    }
    return out;
}

std::vector<std::string> situations_in(const Item& item, const json::object& answers) {
    std::vector<std::string> out;
    for (const auto& question : item.situations)
        if (const auto* answer = answers.if_contains(question.code))
            for (const auto& situation : question.situations)
                if (says(*answer, question, situation.code)) out.push_back(situation.code);
    return out;
}

void check_situations(const Item& item, const std::vector<std::string>& situations,
                      const std::string& pointer, Problem& problem) {
    for (std::size_t i = 0; i < situations.size(); ++i) {
        const auto at = pointer + "/" + std::to_string(i);
        if (!is_known(item, situations[i]))
            problem.at(at, "NOT_FOUND", Text{"本事项没有这种情形", "This item has no such situation"});
        else if (std::ranges::count(situations, situations[i]) > 1)
            problem.at(at, "DUPLICATE", Text{"同一情形重复选择", "The same situation is named twice"});
    }
    for (const auto& question : item.situations) {
        if (question.several) continue;
        const auto chosen = std::ranges::count_if(
            question.situations, [&](const Situation& choice) { return contains(situations, choice.code); });
        if (chosen == 1) continue;
        problem.at(pointer, chosen == 0 ? "MISSING" : "BAD_FORMAT",
                   Words{"请选择一项：" + question.question.zh, "Choose one: " + question.question.en},
                   {{"question", question.code}});
    }
}

}  // namespace atrium::catalog

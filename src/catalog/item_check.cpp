#include "catalog/item_check.h"

#include "catalog/code_sets.h"
#include "catalog/item_code.h"

#include <set>

namespace atrium::catalog {
namespace {

// Where one looks, and where what is found is written down.
struct Checker {
    Problem& problem;
    std::string at;

    Checker in(std::string_view member) const { return {problem, at + "/" + std::string(member)}; }
    Checker in(std::string_view member, std::size_t index) const {
        return in(member).in(std::to_string(index));
    }
    void wrong(std::string_view code, Words message, json::object params = {}) const {
        problem.at(at, code, std::move(message), std::move(params));
    }
    void fault(const std::optional<FieldError>& found) const {
        if (found) wrong(found->code, found->message, found->params);
    }

    void code(std::string_view set, const std::string& code) const {
        if (code_set(set).find(code)) return;
        wrong("BAD_FORMAT", Text{"不在代码表中", "is not in the code set"}, {{"set", set}, {"value", code}});
    }
    void code(std::string_view set, const std::optional<std::string>& value) const {
        if (value) code(set, *value);
    }
    void codes(std::string_view set, const std::vector<std::string>& values) const {
        for (std::size_t i = 0; i < values.size(); ++i) in(std::to_string(i)).code(set, values[i]);
    }
    void limit(const std::optional<calendar::TimeLimit>& value) const {
        if (value) fault(calendar::fault_in_limit(*value));
    }
    void length(std::string_view text, std::size_t most) const {
        if (characters(text) > most) wrong("LIMIT", Text{"文字过长", "is too long"}, {{"limit", most}});
    }
    void words(const Words& value, std::size_t most) const {
        in("zh").filled(value.zh, most);
        in("en").length(value.en, most);
    }
    void filled(std::string_view text, std::size_t most) const {
        if (text.empty()) wrong("MISSING", sentences::missing);
        length(text, most);
    }
    void texts(const std::vector<std::string>& values) const {
        count(values.size(), max_rows);
        for (std::size_t i = 0; i < values.size(); ++i) in(std::to_string(i)).filled(values[i], max_prose);
    }
    void count(std::size_t present, std::size_t most) const {
        if (present > most) wrong("LIMIT", Text{"项数过多", "has too many entries"}, {{"limit", most}});
    }
    template <Described T>
    void marks(const Marks& marks) const {
        std::set<std::string, std::less<>> members;
        for_each_member<T>([&](auto member) { members.insert(member.name); });
        for (const auto& [name, mark] : marks)
            if (!members.contains(name))
                in("marks").in(name).wrong("UNKNOWN", Text{"没有这个字段", "There is no such field"});
    }
};

void check_codes(const ItemCodes& codes, const Checker& check) {
    check.in("base").fault(fault_in_base_code(codes.base));
    if (is_main_item(codes.base))
        check.in("base").wrong("BAD_FORMAT",
                               Text{"主项不能直接办理，请使用其子项",
                                    "A main item is not handled itself; one of its sub items is"});
    const bool two_digits =
        codes.handling.size() == 2 && codes.handling.find_first_not_of("0123456789") == std::string::npos;
    if (!two_digits) check.in("handling").wrong("BAD_FORMAT", Text{"应为两位数字", "should be two digits"});
    if (codes.local) check.in("local").fault(fault_in_local_code(*codes.local));
    if (codes.local_base) check.in("local_base").filled(*codes.local_base, 50);
    check.marks<ItemCodes>(codes.marks);
}

void check_limits(const Limits& limits, const Checker& check) {
    check.in("project_type").code("project-types", limits.project_type);
    check.in("review_type").code("review-types", limits.review_type);
    check.in("statutory").limit(limits.statutory);
    check.in("extension").limit(limits.extension);
    check.in("promise").limit(limits.promise);
    check.in("special_stages").count(limits.special_stages.size(), max_rows);
    for (std::size_t i = 0; i < limits.special_stages.size(); ++i) {
        const auto& stage = limits.special_stages[i];
        const auto here = check.in("special_stages", i);
        here.in("kind").code("special-stages", stage.kind);
        here.in("statutory").limit(stage.statutory);
        here.in("promise").limit(stage.promise);
        if (stage.most_times < 1 || stage.most_times > 10)
            here.in("most_times")
                .wrong("LIMIT", Text{"应在1至10之间", "should be between 1 and 10"}, {{"limit", 10}});
        here.marks<SpecialStage>(stage.marks);
    }
    check.marks<Limits>(limits.marks);
}

void check_steps(const std::vector<HandlingStep>& steps, const Checker& check) {
    check.count(steps.size(), max_rows);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto here = check.in(std::to_string(i));
        here.in("kind").code("step-kinds", steps[i].kind);
        here.in("name").words(steps[i].name, max_short);
        here.in("limit").limit(steps[i].limit);
        here.in("special_stage").code("special-stages", steps[i].special_stage);
    }
}

void check_situation_codes(const std::vector<SituationQuestion>& questions, const Checker& check) {
    std::set<std::string, std::less<>> seen;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const auto here = check.in(std::to_string(i));
        here.in("question").words(questions[i].question, max_short);
        for (std::size_t k = 0; k < questions[i].situations.size(); ++k) {
            const auto& situation = questions[i].situations[k];
            const auto choice = here.in("situations", k);
            choice.in("code").filled(situation.code, 40);
            choice.in("name").words(situation.name, max_short);
            if (!seen.insert(situation.code).second)
                choice.in("code").wrong("DUPLICATE", Text{"编码重复", "The code stands twice"});
        }
    }
}

void check_material(const Material& material, const Checker& check) {
    check.in("code").filled(material.code, 60);
    check.in("name").words(material.name, 200);
    check.in("type").code("material-types", material.type);
    check.in("format").code("material-formats", material.format);
    check.in("need").code("material-needs", material.need);
    check.in("source").code("material-sources", material.source);
    check.in("licence_type").code("licence-types", material.licence_type);
    if (material.copies < 0 || material.copies > 50)
        check.in("copies").wrong("LIMIT", Text{"应在0至50之间", "should be between 0 and 50"},
                                 {{"limit", 50}});
    check.marks<Material>(material.marks);
}

void check_materials(const std::vector<Material>& materials, const Checker& check) {
    check.count(materials.size(), max_materials);
    std::set<std::string, std::less<>> seen;
    for (std::size_t i = 0; i < materials.size(); ++i) {
        check_material(materials[i], check.in(std::to_string(i)));
        if (!seen.insert(materials[i].code).second)
            check.in(std::to_string(i))
                .in("code")
                .wrong("DUPLICATE", Text{"编码重复", "The code stands twice"});
    }
}

void check_fees(const std::vector<Fee>& fees, const Checker& check) {
    check.count(fees.size(), max_rows);
    for (std::size_t i = 0; i < fees.size(); ++i) {
        const auto here = check.in(std::to_string(i));
        here.in("name").words(fees[i].name, max_short);
        here.in("standard").filled(fees[i].standard, max_prose);
        here.in("when").code("fee-moments", fees[i].when);
        if (fees[i].amount && fees[i].amount->fen < 0)
            here.in("amount").wrong("LIMIT", Text{"金额不能为负", "cannot be negative"}, {{"limit", 0}});
        here.marks<Fee>(fees[i].marks);
    }
}

void check_handling(const Handling& handling, const Checker& check) {
    check.in("channels").codes("handling-channels", handling.channels);
    check.in("online_depth").code("online-depths", handling.online_depth);
    check.in("area").code("handling-areas", handling.area);
    check.in("features").codes("item-features", handling.features);
    if (handling.visits < 0 || handling.visits > 20)
        check.in("visits").wrong("LIMIT", Text{"应在0至20之间", "should be between 0 and 20"},
                                 {{"limit", 20}});
    check.marks<Handling>(handling.marks);
}

}  // namespace

void check_item(const Item& item, const std::string& pointer, Problem& problem) {
    const Checker check{problem, pointer};
    check.in("name").words(item.name, max_name);
    check.in("aliases").texts(item.aliases);
    check.in("type").code("item-types", item.type);
    check_codes(item.codes, check.in("codes"));
    check.in("exercise_levels").codes("organ-levels", item.exercise_levels);
    check.in("power_source").code("power-sources", item.power_source);
    check.in("service_targets").codes("service-targets", item.service_targets);
    check.in("legal_basis").count(item.legal_basis.size(), max_rows);
    for (std::size_t i = 0; i < item.legal_basis.size(); ++i) {
        check.in("legal_basis", i).in("law").filled(item.legal_basis[i].law, max_short);
        check.in("legal_basis", i).in("rank").code("legal-ranks", item.legal_basis[i].rank);
    }
    check.in("conditions").texts(item.conditions);
    check.in("prohibitions").texts(item.prohibitions);
    check.in("rules").texts(item.rules);
    check_limits(item.limits, check.in("limits"));
    check_steps(item.steps, check.in("steps"));
    check_situation_codes(item.situations, check.in("situations"));
    check_materials(item.materials, check.in("materials"));
    check_fees(item.fees, check.in("fees"));
    check_handling(item.handling, check.in("handling"));
    check.in("result").in("name").words(item.result.name, max_short);
    check.in("result").in("type").code("result-types", item.result.type);
    check.in("result").in("delivery").codes("delivery-ways", item.result.delivery);
    check.in("result").marks<Result>(item.result.marks);
    check.in("place").marks<Place>(item.place.marks);
    check.in("person_themes").codes("person-themes", item.person_themes);
    check.in("organization_themes").codes("organization-themes", item.organization_themes);
    check.in("flags").codes("quality-flags", item.flags);
    check.marks<Item>(item.marks);
}

}  // namespace atrium::catalog

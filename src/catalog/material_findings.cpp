#include "catalog/code_sets.h"
#include "catalog/findings.h"

#include <set>

// What the publication check says of materials and situations (services.md §2.5 rules 3 and 4).
namespace atrium::catalog {
namespace {

// Openings of a demand without end, as real guides word it.
constexpr std::string_view open_ends[] = {"其他材料",     "其他资料",     "其他文件",      "其它材料",
                                          "其它资料",     "其它文件",     "其他有关材料",  "其他相关材料",
                                          "其他证明材料", "其他申请材料", "所需的其他",    "需要提供的其他",
                                          "需要的其他",   "要求的其他",   "规定的其他",    "有必要提供的其他",
                                          "其他需要提供", "其他应当提供", "要求提供的其他"};

// The name without what writers vary: spaces and the marks of titles.
std::string compared_name(const std::string& name) {
    std::string out = name;
    for (const std::string_view mark : {" ", "　", "《", "》", "“", "”", "(", ")", "（", "）"})
        for (auto at = out.find(mark); at != out.npos; at = out.find(mark)) out.erase(at, mark.size());
    return out;
}

bool can_meet(const Material& a, const Material& b) {
    if (a.situations.empty() || b.situations.empty()) return true;
    return std::ranges::any_of(a.situations, [&](const std::string& code) {
        return std::ranges::find(b.situations, code) != b.situations.end();
    });
}

void find_duplicates(const Item& item, std::vector<Finding>& out) {
    for (std::size_t i = 0; i < item.materials.size(); ++i)
        for (std::size_t k = 0; k < i; ++k) {
            const auto &later = item.materials[i], &earlier = item.materials[k];
            if (!can_meet(earlier, later) || compared_name(earlier.name.zh) != compared_name(later.name.zh))
                continue;
            out.push_back({Severity::error, "/materials/" + std::to_string(i) + "/name", "DUPLICATE_MATERIAL",
                           Words{"材料“" + later.name.zh + "”重复列出",
                                 "The material “" + later.name.en + "” is listed more than once"},
                           "同一材料不得重复提交"});
            break;
        }
}

void find_in_material(const Material& material, const std::string& at, std::vector<Finding>& out) {
    if (is_catch_all(material.name.zh))
        out.push_back(
            {Severity::error, at + "/name", "CATCH_ALL",
             Text{"申请材料不得含“其他材料”等兜底条款，应逐项列明",
                  "Materials are listed one by one: a clause such as “other materials” is not allowed"},
             "办事指南逐项列明材料，不设兜底条款"});
    if (!material.basis || material.basis->empty())
        out.push_back({Severity::error, at + "/basis", "MATERIAL_WITHOUT_BASIS",
                       Words{"材料“" + material.name.zh + "”没有依据",
                             "The material “" + material.name.en + "” has no legal basis"},
                       "行政许可法第三十一条"});
    const bool issued = code_in("material-sources", material.source).has("government");
    const bool necessary = code_in("material-needs", material.need).has("necessary");
    if (issued && necessary && !material.licence_type)
        out.push_back({Severity::warning, at + "/source", "MATERIAL_HELD_BY_GOVERNMENT",
                       Text{"政府部门核发的材料，应通过数据共享获取",
                            "It is issued by the government, which should fetch it itself"},
                       "能共享的材料不再提交"});
    const bool electronic = code_in("material-formats", material.format).has("electronic");
    if (material.licence_type && !electronic)
        out.push_back({Severity::warning, at + "/format", "LICENCE_COPY_COULD_BE_SHARED",
                       Text{"已有电子证照的，不应再要求纸质复印件",
                            "An electronic licence could be shared instead of a paper copy"},
                       "能共享的材料不再提交"});
}

}  // namespace

bool is_catch_all(std::string_view name) {
    return std::ranges::any_of(open_ends,
                               [&](std::string_view words) { return name.find(words) != name.npos; });
}

void find_in_materials(const Item& item, std::vector<Finding>& out) {
    if (item.materials.empty() && (!item.no_materials || item.no_materials->empty()))
        out.push_back({Severity::error, "/materials", "MISSING",
                       Text{"没有申请材料，也没有说明原因", "There are no materials, and no reason is given"},
                       "GB/T 36114-2018"});
    for (std::size_t i = 0; i < item.materials.size(); ++i)
        find_in_material(item.materials[i], "/materials/" + std::to_string(i), out);
    find_duplicates(item, out);
}

void find_in_situations(const Item& item, std::vector<Finding>& out) {
    std::set<std::string> known, used;
    for (const auto& question : item.situations)
        for (const auto& situation : question.situations) known.insert(situation.code);
    const auto use = [&](const std::vector<std::string>& codes, const std::string& at) {
        for (const auto& code : codes) {
            used.insert(code);
            if (known.contains(code)) continue;
            out.push_back({Severity::error, at + "/situations", "UNKNOWN_SITUATION",
                           Words{"情形“" + code + "”未定义", "There is no situation “" + code + "”"},
                           "情形引导"});
        }
    };
    for (std::size_t i = 0; i < item.materials.size(); ++i)
        use(item.materials[i].situations, "/materials/" + std::to_string(i));
    for (std::size_t i = 0; i < item.fees.size(); ++i)
        use(item.fees[i].situations, "/fees/" + std::to_string(i));

    for (std::size_t i = 0; i < item.situations.size(); ++i) {
        const auto& choices = item.situations[i].situations;
        const bool has_effect =
            std::ranges::any_of(choices, [&](const Situation& choice) { return used.contains(choice.code); });
        if (!has_effect)
            out.push_back(
                {Severity::error, "/situations/" + std::to_string(i), "SITUATION_WITHOUT_EFFECT",
                 Text{"这一情形问题不影响材料和收费", "This question changes neither materials nor fees"},
                 "情形引导"});
    }
}

}  // namespace atrium::catalog

#include "catalog/guide.h"

#include "base/embedded.h"
#include "catalog/item_code.h"
#include "catalog/names.h"
#include "catalog/problems.h"

namespace atrium::catalog {
namespace {

// What every applicant for a kind of item may and must do; data/catalog/applicants.json.
struct ApplicantTexts {
    std::vector<std::string> types;  // item-types
    std::vector<std::string> rights;
    std::vector<std::string> duties;
};
BOOST_DESCRIBE_STRUCT(ApplicantTexts, (), (types, rights, duties))

struct StandardTexts {
    std::vector<ApplicantTexts> applicants;
    std::vector<Words> progress;
};
BOOST_DESCRIBE_STRUCT(StandardTexts, (), (applicants, progress))

const StandardTexts& standard_texts() {
    static const auto texts = decode<StandardTexts>(
        parse_stored(embedded::data_file("catalog/applicants.json")), Reader::From::json);
    return texts;
}

const ApplicantTexts& texts_for(const std::string& type) {
    for (const auto& texts : standard_texts().applicants)
        if (std::ranges::find(texts.types, type) != texts.types.end()) return texts;
    throw std::runtime_error("no text for applicants of item type " + type);
}

std::optional<Words> words_of(const std::optional<calendar::TimeLimit>& limit) {
    if (!limit || limit->unit == calendar::LimitUnit::none) return std::nullopt;
    return calendar::name_of(*limit);
}

Words summary_of(const Item& item, const LimitWords& words) {
    if (!words.promise) return Text{"未承诺办结时限", "No limit is promised"};
    Words out{"承诺办结时限：" + words.promise->zh, "Promised: " + words.promise->en};
    if (words.statutory) {
        out.zh += "（法定办结时限：" + words.statutory->zh + "）";
        out.en += " (by law: " + words.statutory->en + ")";
    }
    std::string stages_zh, stages_en;
    for (const auto& stage : item.limits.special_stages) {
        if (stage.counts_in_statutory) continue;
        const auto& name = code_in("special-stages", stage.kind).name;
        stages_zh += (stages_zh.empty() ? "" : "、") + name.zh;
        stages_en += (stages_en.empty() ? "" : ", ") + name.en;
    }
    if (!stages_zh.empty()) {
        out.zh += "；" + stages_zh + "所需时间不计算在内";
        out.en += "; not counted: " + stages_en;
    }
    return out;
}

LimitWords limit_words(const Item& item) {
    LimitWords out{.statutory = words_of(item.limits.statutory),
                   .extension = words_of(item.limits.extension),
                   .promise = words_of(item.limits.promise),
                   .special_stages = {},
                   .steps = {},
                   .summary = {}};
    for (const auto& stage : item.limits.special_stages)
        out.special_stages.push_back({words_of(stage.statutory), words_of(stage.promise)});
    for (const auto& step : item.steps) out.steps.push_back(words_of(step.limit));
    out.summary = summary_of(item, out);
    return out;
}

GuideOrgan organ_of(const Department& department) {
    return {department.id, department.credit_code, department.name, named("organ-levels", department.level),
            named("organ-kinds", department.kind)};
}

std::map<std::string, Words> provenance_names() {
    std::map<std::string, Words> out;
    for (const auto provenance :
         {Provenance::published, Provenance::law, Provenance::reconstructed, Provenance::absent})
        out.emplace(enum_text(provenance), name_of(provenance));
    return out;
}

// Every member has a mark: what the item does not name is our completion.
Item with_all_marks(Item item) {
    for_each_member<Item>(
        [&](auto member) { item.marks.try_emplace(member.name, Provenance::reconstructed); });
    return item;
}

std::optional<GuideNotice> notice_of(const ShownVersion& shown) {
    if (shown.state == VersionState::active || !shown.stop) return std::nullopt;
    return GuideNotice{shown.stop->notice, shown.stop->at, shown.stop->until};
}

}  // namespace

Guide guide(const Reading& reading, std::string code) {
    const auto shown = shown_version(reading, code);
    if (!shown || shown->kept_as_source || shown->state == VersionState::cancelled)
        throw Problem(problems::no_such_item);
    const auto version = version_of(reading, shown->id);
    const auto organ = organ_of(department_of(reading, version->organ_id));
    const auto& texts = texts_for(version->item.type);
    return {.code = version->code,
            .version_id = version->id,
            .number = version->number,
            .implementation_code = handling_code(version->code).value().implementation(),
            .may_apply = shown->state == VersionState::active && version->takes_applications,
            .suspended = notice_of(*shown),
            .accepting_organ = organ,
            .deciding_organ = organ,
            .item = with_all_marks(version->item),
            .names = names_in(version->item),
            .limits = limit_words(version->item),
            .rights = texts.rights,
            .duties = texts.duties,
            .progress = standard_texts().progress,
            .has_form = version->form != nullptr,
            .provenance_names = provenance_names(),
            .published_at = version->published_at};
}

json::object item_form(const Reading& reading, std::string code, AskForm request) {
    auto where = Where{"code = ? AND number > 0", {code}};
    where = where && (request.version ? Where{"number = ?", {*request.version}} : Where{"state = 'active'"});
    const auto found = reading.db.find_one<ShownVersion>("catalog_version", where);
    const auto version = found ? version_of(reading, found->id) : nullptr;
    if (!version || !version->form) throw Problem(problems::no_such_item);
    return version->form->document;
}

}  // namespace atrium::catalog

#include "catalog/load.h"

#include "base/embedded.h"
#include "catalog/item_code.h"
#include "forms/delivered.h"
#include "identity/organization.h"

namespace atrium::catalog {
namespace {

constexpr std::string_view items_folder = "catalog/items/";
const Words imported{Text{"按来源导入", "Imported from its source"}};

template <class T>
T read_file(std::string_view path) {
    return decode<T>(parse_stored(embedded::data_file(path)), Reader::From::json);
}

CatalogData read_embedded() {
    CatalogData out{.departments = read_file<std::vector<DepartmentEntry>>("catalog/departments.json"),
                    .base_items = read_file<std::vector<BaseItem>>("catalog/base-items.json"),
                    .items = {},
                    .forms = {}};
    for (const auto& file : embedded::data())
        if (file.path.starts_with(items_folder))
            for (auto& entry : read_file<std::vector<ItemEntry>>(file.path))
                out.items.push_back(std::move(entry));
    for (const auto& entry : out.items)
        if (const auto& form = entry.item.form) out.forms.emplace(*form, forms::delivered_document(*form));
    return out;
}

// The codes of organ-levels and organ-kinds are the places of the values in identity's enumerations.
template <class E>
E value_at(const std::string& code) {
    return static_cast<E>(code.at(0) - '1');
}

// The organization comes before its face to the public.
Id<Organization> organization_for(Context& context, const DepartmentEntry& entry) {
    if (const auto known = identity::find_organization(context.reading(), entry.credit_code))
        return known->id;
    const auto created = identity::create_organ(
        context, {.credit_code = entry.credit_code,
                  .name = entry.name.zh,
                  .org_type = entry.is_utility ? std::nullopt
                                               : std::optional(value_at<identity::OrganType>(entry.kind)),
                  .level = value_at<identity::Level>(entry.level),
                  .division_code = entry.division_code,
                  .is_utility = entry.is_utility,
                  .invented = entry.provenance == Provenance::reconstructed});
    if (const auto* refused = std::get_if<Problem>(&created)) throw *refused;
    return std::get<identity::OrganizationView>(created).id;
}

void load_department(Context& context, const DepartmentEntry& entry, std::int64_t position) {
    const auto known = find_department(context.reading(), entry.credit_code);
    Department department{.id = known ? known->id : organization_for(context, entry),
                          .credit_code = entry.credit_code,
                          .name = entry.name,
                          .level = entry.level,
                          .kind = entry.kind,
                          .division_code = entry.division_code,
                          .is_utility = entry.is_utility,
                          .address = entry.address,
                          .consult_phone = entry.consult_phone,
                          .supervise_phone = entry.supervise_phone,
                          .provenance = entry.provenance,
                          .position = position,
                          .version = known ? known->version + 1 : 1};
    if (known) context.tx.update("catalog_department", department);
    else context.tx.insert("catalog_department", department);
}

// The next step is taken on the version that the step before has left.
Id<Version> on(Context& context, const VersionView& view) {
    context.expected_version = view.version;
    return view.id;
}

void publish_on_import(Context& context, VersionView view) {
    view = submit_draft(context, on(context, view));
    view = give_department_opinion(context, on(context, view), {true, imported.zh});
    view = give_central_opinion(context, on(context, view), {OpinionPart::basis, true, imported.zh});
    view = give_central_opinion(context, on(context, view), {OpinionPart::guide, true, imported.zh});
    publish_version(context, on(context, view));
}

WriteDraft draft_of(const ItemEntry& entry, const CatalogData& data) {
    WriteDraft out{entry.item};
    if (!entry.item.form) return out;
    const auto form = data.forms.find(*entry.item.form);
    if (form == data.forms.end())
        throw std::runtime_error("there is no form " + *entry.item.form + " for " + entry.item.name.zh);
    out.form = form->second;
    return out;
}

bool is_loaded(Context& context, const Item& item, bool kept_as_source) {
    const auto department = find_department(context.reading(), item.organ);
    if (!department) return false;
    const auto code =
        HandlingCode{department->credit_code, department->level, item.codes.base, item.codes.handling};
    const auto newest = context.tx.find<Version>(
        "SELECT * FROM catalog_version WHERE code = $1 AND kept_as_source = $2 AND number > 0 "
        "ORDER BY number DESC LIMIT 1",
        code.text(), kept_as_source);
    return newest && json_text(encode(newest->item)) == json_text(encode(item));
}

void load_item(Context& context, const ItemEntry& entry, const CatalogData& data, LoadedCatalog& done) {
    const bool keep = entry.keep_as_source.has_value();
    if (is_loaded(context, entry.item, keep)) {
        ++done.unchanged;
        return;
    }
    const auto view = create_draft(context, prepare_draft(context.reading(), draft_of(entry, data)));
    if (keep) {
        keep_as_source(context, on(context, view), *entry.keep_as_source);
        ++done.kept_as_source;
    } else {
        publish_on_import(context, view);
        ++done.published;
    }
}

}  // namespace

const CatalogData& embedded_catalog() {
    static const CatalogData data = read_embedded();
    return data;
}

LoadedCatalog load_catalog(Context& context, const CatalogData& data) {
    LoadedCatalog done;
    const auto expected = context.expected_version;
    for (const auto& entry : data.departments) load_department(context, entry, ++done.departments);
    for (const auto& item : data.base_items) {
        write_base_item(context, item);
        ++done.base_items;
    }
    for (const auto& entry : data.items) load_item(context, entry, data, done);
    context.expected_version = expected;
    context.effects.changed.emplace_back("catalog");
    return done;
}

}  // namespace atrium::catalog

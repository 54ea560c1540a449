#include "catalog/people_for_test.h"
#include "forms/form.h"
#include "testing/town.h"

#include <set>

using namespace atrium;
using namespace atrium::catalog;
using namespace atrium::catalog::testing;

namespace {

std::vector<Version> loaded_versions(Town& town) {
    std::vector<Version> out;
    town.city().ask({.actor = system_actor()}, [&](const Reading& reading) {
        out = reading.db.all<Version>("SELECT * FROM catalog_version ORDER BY code, number");
        return 0;
    });
    return out;
}

std::vector<Finding> findings_in(Town& town, const Version& version) {
    std::vector<Finding> out;
    town.city().ask({.actor = system_actor()}, [&](const Reading& reading) {
        out = findings_of(reading, version);
        return 0;
    });
    return out;
}

}  // namespace

TEST_CASE("the 28 items load as 34 handling items in use, and defective sources beside their repair") {
    Town town;
    const auto done = load(town);
    CHECK(done.departments == 34);
    CHECK(done.published == 34);
    CHECK(done.kept_as_source == 4);
    CHECK(town.count("catalog_version", "state = 'active'") == 34);
    CHECK(town.count("catalog_version", "state = 'suspended'") == 4);

    for (const auto& version : loaded_versions(town)) {
        const auto found = findings_in(town, version);
        std::string shown;
        for (const auto& one : found)
            if (one.severity == Severity::error) shown += one.code + " " + one.pointer + "; ";
        if (version.kept_as_source) {
            CHECK_FALSE(may_be_published(found));
            CHECK(version.number == 1);
        } else {
            CHECK_MESSAGE(shown == "", version.item.name.zh << ": " << shown);
        }
    }
}

TEST_CASE("loading the same catalogue again changes nothing") {
    Town town;
    load(town);
    const auto again = load(town);
    CHECK(again.unchanged == 38);
    CHECK(again.published + again.kept_as_source == 0);
    CHECK(town.count("catalog_version") == 38);
}

TEST_CASE("an item whose source changed gets a new version, and the old one is superseded") {
    Town town;
    load(town);
    auto data = embedded_catalog();
    for (auto& entry : data.items)
        if (entry.item.name.zh == food().name.zh) entry.item.note = "来源已更新";
    LoadedCatalog done;
    town.write([&](Context& context) { done = load_catalog(context, data); });
    CHECK(done.published == 1);
    CHECK(done.unchanged == 37);
    CHECK(town.count("catalog_version", "state = 'superseded'") == 1);
}

TEST_CASE(
    "every delivered value has a place that it comes from, and nothing names a member that is not there") {
    for (const auto& entry : embedded_catalog().items) {
        Problem problem{atrium::problems::invalid_input};
        CHECK_FALSE(entry.item.source.title.empty());
        CHECK_FALSE(entry.item.source.place.empty());
        CHECK_FALSE(entry.item.name.en.empty());
        for (const auto& material : entry.item.materials) CHECK_FALSE(material.name.en.empty());
    }
    for (const auto& department : embedded_catalog().departments) {
        CHECK(department.provenance == Provenance::reconstructed);
        CHECK_MESSAGE(department.consult_phone.starts_with("0532-0000"), department.name.zh);
    }
}

TEST_CASE("what a delivered form asks to hand in is what its item lists, and the other way round") {
    for (const auto& entry : embedded_catalog().items) {
        if (entry.keep_as_source) continue;
        const auto& item = entry.item;
        const auto form = forms::parse_form(embedded_catalog().forms.at(item.form.value()));
        std::set<std::string> asked;
        for (const auto& field : form.fields)
            if (field.kind == forms::FieldKind::files) asked.insert(field.files.material);
        for (const auto& material : item.materials) {
            const bool necessary = code_in("material-needs", material.need).has("necessary");
            if (necessary && !material.from_form)
                CHECK_MESSAGE(asked.contains(material.name.zh), item.name.zh << ": " << material.name.zh);
        }
    }
}

#pragma once

#include "catalog/load.h"
#include "testing/town.h"

// Who acts in the tests of this module, and a catalogue to act on.
namespace atrium::catalog::testing {

inline Actor staff(Role role, Id<Organization> organization = {}) {
    Actor actor;
    actor.account = {static_cast<std::int64_t>(role) + 100};
    actor.role = role;
    actor.organization = organization;
    return actor;
}

inline Actor item_admin() { return staff(Role::item_admin, {1}); }

// The delivered catalogue, loaded into the town.
inline LoadedCatalog load(Town& town) {
    town.as(system_actor());
    LoadedCatalog loaded;
    try {
        town.write([&](Context& context) { loaded = load_catalog(context, embedded_catalog()); });
    } catch (const Problem& problem) {
        for (const auto& field : problem.fields)
            MESSAGE(problem.detail.zh << " " << field.pointer << " " << field.code << " "
                                      << field.message.zh);
        throw;
    }
    return loaded;
}

// The item of a delivered entry, by its name; the one to use, not the one that is kept as its source.
inline const Item& delivered(std::string_view name) {
    for (const auto& entry : embedded_catalog().items)
        if (!entry.keep_as_source && entry.item.name.zh == name) return entry.item;
    throw std::logic_error("no item " + std::string(name));
}

inline WriteDraft draft_of(const Item& item) {
    return {item, embedded_catalog().forms.at(item.form.value())};
}

// The department of an item, which its administrators belong to.
inline Id<Organization> organ_of(Town& town, const Item& item) {
    Id<Organization> out;
    town.city().ask({.actor = system_actor()}, [&](const Reading& reading) {
        out = find_department(reading, item.organ).value().id;
        return 0;
    });
    return out;
}

inline const Item& food() { return delivered("食品经营许可"); }

}  // namespace atrium::catalog::testing

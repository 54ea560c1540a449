#pragma once

#include "catalog/item_version.h"

namespace atrium::catalog {

enum class Audience { person, organization };
BOOST_DESCRIBE_ENUM(Audience, person, organization)

// One item in the public list: what one needs to choose it.
struct ItemCard {
    std::string code;
    Words name;
    Words organ;
    Named type;
    Named project_type;
    Words promise;  // "8个工作日"
    int visits = 0;
    bool online = false;
    bool charged = false;
    std::vector<Audience> audiences;
};
BOOST_DESCRIBE_STRUCT(ItemCard, (),
                      (code, name, organ, type, project_type, promise, visits, online, charged, audiences))

struct ListItems {
    std::optional<std::string> q = std::nullopt;  // words in the name, an alias, the department
    std::optional<Audience> audience = std::nullopt;
    std::optional<std::string> theme = std::nullopt;       // "person-04"
    std::optional<std::string> department = std::nullopt;  // credit code
    std::optional<std::string> after = std::nullopt;
    std::optional<int> limit = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(ListItems, (), (q, audience, theme, department, after, limit))

// Only versions in use (services.md §2.7).
Page<ItemCard> items(const Reading&, ListItems);

// A theme with the items that are sorted under it (主题).
struct Theme {
    std::string id;
    Audience audience = Audience::person;
    Words name;
    std::int64_t items = 0;
};
BOOST_DESCRIBE_STRUCT(Theme, (), (id, audience, name, items))
struct Themes {
    std::vector<Theme> items;
};
BOOST_DESCRIBE_STRUCT(Themes, (), (items))

// Those that have any, in the order of the code sets.
Themes themes(const Reading&);

}  // namespace atrium::catalog

#include "catalog/item_list.h"

#include "storage/like.h"

namespace atrium::catalog {
namespace {

constexpr std::size_t longest_query = 100;
// The handling code begins with the organ's: one department's items stand together.
const Order by_code{{"code"}};

struct ActiveRow {
    Id<Version> id;
    std::string code;
    BOOST_DESCRIBE_CLASS(ActiveRow, (), (id, code), (), ())
};

Where wanted(const ListItems& request) {
    Where where{"state = 'active'"};
    if (request.q) {
        if (characters(*request.q) > longest_query)
            throw Problem(atrium::problems::invalid_input)
                .at("/q", "LIMIT", Text{"检索词过长", "is too long"}, {{"limit", longest_query}});
        where = where && contains("search_words", folded(*request.q));
    }
    if (request.audience)
        where = where && contains("audiences", "," + std::string(enum_text(*request.audience)) + ",");
    if (request.theme) where = where && contains("themes", "," + *request.theme + ",");
    if (request.department)
        where = where && Where{"organ_id = (SELECT id FROM catalog_department WHERE credit_code = ?)",
                               {*request.department}};
    return where;
}

bool serves(const Item& item, std::string_view audience) {
    return std::ranges::any_of(item.service_targets, [&](const std::string& target) {
        return code_in("service-targets", target).has(audience);
    });
}

ItemCard card_of(const ItemVersion& version) {
    const auto& item = version.item;
    ItemCard card{.code = version.code,
                  .name = item.name,
                  .organ = version.organ_name,
                  .type = named("item-types", item.type),
                  .project_type = named("project-types", item.limits.project_type),
                  .promise = calendar::name_of(item.limits.promise.value_or(calendar::TimeLimit{})),
                  .visits = item.handling.visits,
                  .online = std::ranges::any_of(item.handling.channels,
                                                [](const std::string& code) {
                                                    return code_in("handling-channels", code).has("online");
                                                }),
                  .charged = item.charged,
                  .audiences = {}};
    for (const auto audience : {Audience::person, Audience::organization})
        if (serves(item, enum_text(audience))) card.audiences.push_back(audience);
    return card;
}

void add_themes(const Reading& reading, Audience audience, std::string_view set, Themes& out) {
    for (const auto& code : code_set(set).codes) {
        const auto id = std::string(enum_text(audience)) + "-" + code.code;
        const auto count = reading.db.count("catalog_version",
                                            Where{"state = 'active'"} && contains("themes", "," + id + ","));
        if (count > 0) out.items.push_back({id, audience, code.name, count});
    }
}

}  // namespace

Page<ItemCard> items(const Reading& reading, ListItems request) {
    return shown(reading.db.page<ActiveRow>("catalog_version", wanted(request), by_code,
                                            {request.after, request.limit}),
                 [&](const ActiveRow& row) { return card_of(*version_of(reading, row.id)); });
}

Themes themes(const Reading& reading) {
    Themes out;
    add_themes(reading, Audience::person, "person-themes", out);
    add_themes(reading, Audience::organization, "organization-themes", out);
    return out;
}

}  // namespace atrium::catalog

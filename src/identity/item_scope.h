#pragma once

#include "engine/context.h"

namespace atrium::identity {

// What the catalogue, which stands above, tells of its items: whether one of this code is known, and its
// name.
class ItemNames {
public:
    virtual ~ItemNames() = default;
    virtual std::optional<std::string> name_of(const Reading&, const std::string& code) const = 0;
};

// Items that a power is given for (事项范围): all of them, or those that are named.
bool is_within(bool all_items, const std::vector<std::string>& items, std::string_view code);

// An item with its name, for who reads the power.
struct NamedItem {
    std::string code;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(NamedItem, (), (code, name))
std::vector<NamedItem> named_items(const Reading&, const std::vector<std::string>& codes);

// Either all and none named, or one to 200 known ones, each once; said at /all_items and /items.
void check_scope(const Reading&, bool all_items, const std::vector<std::string>& items, Problem&);

}  // namespace atrium::identity

#pragma once

#include "catalog/version.h"
#include "forms/form.h"

#include <memory>
#include <shared_mutex>
#include <unordered_map>

namespace atrium::catalog {

// A published version as other modules use it: read once, then shared, since it never changes.  Whether one
// may apply for it now is asked of the database each time.
struct ItemVersion {
    Id<Version> id;
    std::string code;  // 33 characters
    std::int64_t number = 0;
    Id<Organization> organ_id;
    Words organ_name;
    bool instant = false;             // 即办件
    bool takes_applications = false;  // by its type
    Item item;
    std::shared_ptr<const forms::Form> form = nullptr;  // none for what takes no applications
    Instant published_at;
};
using ItemVersionPtr = std::shared_ptr<const ItemVersion>;

// The versions of one jurisdiction that were read so far.  Safe from any thread.
class ItemVersions {
public:
    ItemVersionPtr find(Id<Version>) const;
    void keep(const ItemVersionPtr&);

private:
    mutable std::shared_mutex mutex_;
    std::unordered_map<std::int64_t, ItemVersionPtr> versions_;
};

// The version that one applies for now, by its handling code.  Refused: an unknown code (404), what is
// suspended or cancelled (409, with the notice), what is never begun by an application (409).
ItemVersionPtr active_version(const Reading&, std::string_view code);

// A published version by its identifier, whatever became of it: a case stays on the one it began with.
ItemVersionPtr version_of(const Reading&, Id<Version>);

// Which version the public is shown under a code: the one in use, else the newest.  Nothing when there is
// none.
struct ShownVersion {
    Id<Version> id;
    VersionState state = VersionState::active;
    bool kept_as_source = false;
    std::optional<Stop> stop = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(ShownVersion, (), (id, state, kept_as_source, stop))
std::optional<ShownVersion> shown_version(const Reading&, std::string_view code);

}  // namespace atrium::catalog

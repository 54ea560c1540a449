#pragma once

#include "identity/organization.h"

namespace atrium::identity {

// A counter in the hall (窗口); one without an organization serves many departments (综合窗口).
struct WindowRecord {
    Id<Window> id;
    std::string number;  // "A03"
    std::string zone;    // "企业开办专区"
    std::string location;
    std::optional<Id<Organization>> organization_id = std::nullopt;
    std::optional<Instant> closed_at = std::nullopt;
    Instant created_at;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(WindowRecord, (),
                      (id, number, zone, location, organization_id, closed_at, created_at, version))

// What is shown of a window, to everybody.
struct WindowView {
    Id<Window> id;
    std::string number;
    std::string zone;
    std::string location;
    std::optional<Id<Organization>> organization = std::nullopt;
    std::optional<std::string> organization_name = std::nullopt;
    std::optional<Instant> closed_at = std::nullopt;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(WindowView, (),
                      (id, number, zone, location, organization, organization_name, closed_at, version))

struct ListWindows {
    std::optional<Id<Organization>> organization = std::nullopt;
    std::optional<bool> open = std::nullopt;
    std::optional<std::string> after = std::nullopt;
    std::optional<int> limit = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(ListWindows, (), (organization, open, after, limit))

// A new window, or what becomes of one.
struct WindowWords {
    std::string number;
    std::string zone;
    std::string location;
    std::optional<Id<Organization>> organization = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(WindowWords, (), (number, zone, location, organization))

Where readable(const Actor&, Type<WindowRecord>);

Page<WindowView> windows(const Reading&, ListWindows);
WindowView create_window(Context&, WindowWords);
WindowView change_window(Context&, Id<Window>, WindowWords);
WindowView close_window(Context&, Id<Window>);
WindowView view_of(const Reading&, const WindowRecord&);

}  // namespace atrium::identity

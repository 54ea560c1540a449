#pragma once

#include "catalog/names.h"
#include "catalog/version.h"

namespace atrium::catalog {

// What staff are answered: the version, what the check says of it, and what may be done next.
struct VersionView {
    Id<Version> id;
    std::string code;
    std::int64_t number = 0;
    VersionState state = VersionState::draft;
    Id<Organization> organ_id;
    bool kept_as_source = false;
    Item item;
    std::optional<json::object> form = std::nullopt;
    std::optional<std::string> content_hash = std::nullopt;
    std::vector<Opinion> opinions = {};
    std::optional<Stop> stop = std::nullopt;
    std::optional<Id<Version>> predecessor = std::nullopt;
    Instant created_at;
    std::optional<Instant> published_at = std::nullopt;
    std::optional<Instant> ended_at = std::nullopt;
    std::vector<Finding> findings = {};
    std::vector<std::string> actions = {};
    std::map<std::string, std::vector<Code>> names = {};  // of the codes that occur, by code set
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(VersionView, (),
                      (id, code, number, state, organ_id, kept_as_source, item, form, content_hash, opinions,
                       stop, predecessor, created_at, published_at, ended_at, findings, actions, names,
                       version))

// A line of the staff's list.
struct VersionLine {
    Id<Version> id;
    std::string code;
    std::int64_t number = 0;
    VersionState state = VersionState::draft;
    Id<Organization> organ_id;
    bool kept_as_source = false;
    Words name;
    Instant created_at;
    std::optional<Instant> published_at = std::nullopt;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(VersionLine, (),
                      (id, code, number, state, organ_id, kept_as_source, name, created_at, published_at,
                       version))

struct ListVersions {
    std::optional<VersionState> state = std::nullopt;
    std::optional<std::string> code = std::nullopt;
    std::optional<std::string> after = std::nullopt;
    std::optional<int> limit = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(ListVersions, (), (state, code, after, limit))

// An item as it is written down, and its form document.
struct WriteDraft {
    Item item;
    std::optional<json::object> form = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(WriteDraft, (), (item, form))

// A draft that was read and judged before the writer is asked.
struct CheckedDraft {
    WriteDraft written;
    std::optional<Id<Version>> id = std::nullopt;  // of the draft that is rewritten
};

Page<VersionLine> versions(const Reading&, ListVersions);
VersionView version(const Reading&, Id<Version>);

CheckedDraft prepare_draft(const Reading&, WriteDraft);
VersionView create_draft(Context&, CheckedDraft);
CheckedDraft prepare_rewriting(const Reading&, Id<Version>, WriteDraft);
VersionView rewrite_draft(Context&, CheckedDraft);

VersionView view_of(const Reading&, const Version&);

}  // namespace atrium::catalog

#pragma once

#include "catalog/drafts.h"

namespace atrium::catalog {

// The way of a draft to the public and back (services.md §2.5), in the order in which it happens in life.

struct GiveOpinion {
    bool approved = false;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(GiveOpinion, (), (approved, words))
struct GiveCentralOpinion {
    OpinionPart part = OpinionPart::basis;  // basis or guide
    bool approved = false;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(GiveCentralOpinion, (), (part, approved, words))
struct SuspendVersion {
    std::string reason;
    Words notice;
    std::optional<Date> until = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(SuspendVersion, (), (reason, notice, until))
struct ResumeVersion {
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(ResumeVersion, (), (reason))
struct CancelVersion {
    std::string reason;
    Words notice;
    std::string document;  // 取消文件文号
};
BOOST_DESCRIBE_STRUCT(CancelVersion, (), (reason, notice, document))

VersionView submit_draft(Context&, Id<Version>);
VersionView give_department_opinion(Context&, Id<Version>, GiveOpinion);
VersionView give_central_opinion(Context&, Id<Version>, GiveCentralOpinion);
VersionView publish_version(Context&, Id<Version>);
VersionView suspend_version(Context&, Id<Version>, SuspendVersion);
VersionView resume_version(Context&, Id<Version>, ResumeVersion);
VersionView cancel_version(Context&, Id<Version>, CancelVersion);

// For imports: a draft with defects stays as its source has it, suspended, with the notice.
VersionView keep_as_source(Context&, Id<Version>, SuspendVersion);

// Told when what citizens can apply for has changed.
struct PublicationChanged {
    Id<Version> id;
    std::string code;
    VersionState state = VersionState::active;
};
BOOST_DESCRIBE_STRUCT(PublicationChanged, (), (id, code, state))

}  // namespace atrium::catalog

#include "catalog/publication.h"

#include "catalog/permissions.h"
#include "catalog/problems.h"
#include "crypto/hash.h"

namespace atrium::catalog {
namespace {

constexpr std::string_view public_cache = "catalog";

Version version_as_seen(Context& context, Id<Version> id) {
    auto version = version_row(context.reading(), id);
    context.check_version(version.version);
    return version;
}

// Moves the version on, writes row, audit row and, when citizens see a difference, forgets what they were
// shown.
VersionView move(Context& context, Version version, std::string_view action, const std::string& reason,
                 json::object data = {}) {
    const auto from = version.state;
    version.state = advance(version_lifecycle, from, action);
    ++version.version;
    context.tx.update("catalog_version", version);
    data["code"] = version.code;
    data["number"] = version.number;
    if (version.content_hash) data["content_hash"] = *version.content_hash;
    context.record({.act = "catalog/" + std::string(action),
                    .subject = version.id.value,
                    .from = std::string(enum_text(from)),
                    .to = std::string(enum_text(version.state)),
                    .reason = reason,
                    .data = std::move(data)});
    if (version.number > 0) {
        context.effects.changed.emplace_back(public_cache);
        context.tell("catalog/publication-changed", version.id.value,
                     PublicationChanged{version.id, version.code, version.state});
    }
    return view_of(context.reading(), version);
}

Opinion opinion(const Context& context, OpinionPart part, bool approved, std::string words) {
    return {part, approved, std::move(words), context.actor.account, context.now};
}

bool has_approved(const Version& version, OpinionPart part) {
    return std::ranges::any_of(version.opinions,
                               [&](const Opinion& one) { return one.part == part && one.approved; });
}

[[noreturn]] void refuse_in(VersionState state) {
    Problem refusal(atrium::problems::not_allowed_now);
    refusal.allowed = actions_from(version_lifecycle, state);
    throw refusal;
}

void refuse_with(const Version& version, const std::vector<Finding>& found) {
    Problem refusal(problems::not_publishable, version.item.name);
    for (const auto& one : found)
        if (one.severity == Severity::error)
            refusal.at("/item" + one.pointer, one.code, one.message, {{"rule", one.rule}});
    refuse_if_wrong(refusal);
}

std::optional<Version> active_of(Context& context, const std::string& code) {
    return context.tx.find<Version>("SELECT * FROM catalog_version WHERE code = $1 AND state = 'active'",
                                    code);
}

std::int64_t next_publication(Context& context, const std::string& code) {
    return context.tx
        .run("SELECT COALESCE(MAX(number), 0) + 1 AS next FROM catalog_version WHERE code = $1", code)
        .value<std::int64_t>(0, "next");
}

std::string hash_of(const Version& version) {
    return crypto::hex(crypto::sm3(json_text(encode(version.item)) + "\n" + version.form.value_or("")));
}

std::string marked_list(const std::vector<std::string>& codes) {
    std::string out = ",";
    for (const auto& code : codes) out += code + ",";
    return out;
}

// What the public list is filtered and searched by.
void put_search_columns(Version& version, const Department& department) {
    const auto& item = version.item;
    std::string words =
        item.name.zh + "\n" + item.name.en + "\n" + department.name.zh + "\n" + department.name.en;
    for (const auto& alias : item.aliases) words += "\n" + alias;
    version.search_words = folded(words);

    std::vector<std::string> audiences, themes;
    for (const std::string_view audience : {"person", "organization"})
        if (std::ranges::any_of(item.service_targets, [&](const std::string& target) {
                return code_in("service-targets", target).has(audience);
            }))
            audiences.emplace_back(audience);
    for (const auto& theme : item.person_themes) themes.push_back("person-" + theme);
    for (const auto& theme : item.organization_themes) themes.push_back("organization-" + theme);
    version.audiences = marked_list(audiences);
    version.themes = marked_list(themes);
}

void put_publication(Context& context, Version& version) {
    version.number = next_publication(context, version.code);
    version.published_at = context.now;
    version.content_hash = hash_of(version);
    put_search_columns(version, department_of(context.reading(), version.organ_id));
}

void supersede(Context& context, Version predecessor, const Version& successor) {
    predecessor.ended_at = context.now;
    move(context, std::move(predecessor), "supersede", "", {{"successor", to_string(successor.id)}});
}

Stop stop_of(const Context& context, const SuspendVersion& request) {
    if (request.until && *request.until <= local_date(context.now))
        throw Problem(atrium::problems::invalid_input)
            .at("/until", "LIMIT", Text{"应晚于今天", "should be later than today"});
    return {.reason = request.reason, .notice = request.notice, .until = request.until, .at = context.now};
}

void refuse_blank(std::initializer_list<std::pair<std::string_view, const std::string*>> values) {
    Problem problem(atrium::problems::invalid_input);
    for (const auto& [pointer, value] : values) {
        if (value->empty()) problem.at(std::string(pointer), "MISSING", sentences::missing);
        if (characters(*value) > 2'000)
            problem.at(std::string(pointer), "LIMIT", Text{"文字过长", "is too long"}, {{"limit", 2'000}});
    }
    refuse_if_wrong(problem);
}

}  // namespace

VersionView submit_draft(Context& context, Id<Version> id) {
    auto version = version_as_seen(context, id);
    version.opinions.clear();
    const auto found = findings_of(context.reading(), version);
    return move(context, std::move(version), "submit", "", {{"findings", encode(found)}});
}

VersionView give_department_opinion(Context& context, Id<Version> id, GiveOpinion request) {
    refuse_blank({{"/words", &request.words}});
    auto version = version_as_seen(context, id);
    if (version.state != VersionState::dept_review) refuse_in(version.state);
    version.opinions.push_back(opinion(context, OpinionPart::department, request.approved, request.words));
    return move(context, std::move(version), request.approved ? "approve" : "return", request.words);
}

VersionView give_central_opinion(Context& context, Id<Version> id, GiveCentralOpinion request) {
    refuse_blank({{"/words", &request.words}});
    if (request.part == OpinionPart::department)
        throw Problem(atrium::problems::invalid_input)
            .at("/part", "BAD_FORMAT", Text{"应为设定依据或办事指南", "should be basis or guide"});
    auto version = version_as_seen(context, id);
    const bool reviewed_here = version.state == VersionState::central_review ||
                               (version.state == VersionState::ready && !request.approved);
    if (!reviewed_here) refuse_in(version.state);
    if (request.approved && has_approved(version, request.part))
        throw Problem(atrium::problems::duplicate, Text{"该项意见已提出", "This opinion was given already"});
    version.opinions.push_back(opinion(context, request.part, request.approved, request.words));
    if (!request.approved) return move(context, std::move(version), "return", request.words);
    if (has_approved(version, OpinionPart::basis) && has_approved(version, OpinionPart::guide))
        return move(context, std::move(version), "approve", request.words);
    ++version.version;  // one of the two opinions: it stays where it is
    context.tx.update("catalog_version", version);
    context.record({.act = "catalog/opinion",
                    .subject = version.id.value,
                    .from = std::string(enum_text(version.state)),
                    .to = std::string(enum_text(version.state)),
                    .reason = request.words,
                    .data = {{"part", enum_text(request.part)}}});
    return view_of(context.reading(), version);
}

VersionView publish_version(Context& context, Id<Version> id) {
    auto version = version_as_seen(context, id);
    advance(version_lifecycle, version.state, "publish");
    const auto found = findings_of(context.reading(), version);
    refuse_with(version, found);
    put_publication(context, version);
    if (auto predecessor = active_of(context, version.code)) {
        version.predecessor = predecessor->id;
        supersede(context, *std::move(predecessor), version);
    }
    return move(context, std::move(version), "publish", "", {{"findings", encode(found)}});
}

VersionView suspend_version(Context& context, Id<Version> id, SuspendVersion request) {
    refuse_blank({{"/reason", &request.reason},
                  {"/notice/zh", &request.notice.zh},
                  {"/notice/en", &request.notice.en}});
    auto version = version_as_seen(context, id);
    version.stop = stop_of(context, request);
    return move(context, std::move(version), "suspend", request.reason, {{"notice", encode(request.notice)}});
}

VersionView resume_version(Context& context, Id<Version> id, ResumeVersion request) {
    refuse_blank({{"/reason", &request.reason}});
    auto version = version_as_seen(context, id);
    advance(version_lifecycle, version.state, "resume");
    refuse_with(version, findings_of(context.reading(), version));
    if (active_of(context, version.code)) throw Problem(problems::newer_in_force);
    version.stop.reset();
    return move(context, std::move(version), "resume", request.reason);
}

VersionView cancel_version(Context& context, Id<Version> id, CancelVersion request) {
    refuse_blank({{"/reason", &request.reason},
                  {"/notice/zh", &request.notice.zh},
                  {"/notice/en", &request.notice.en},
                  {"/document", &request.document}});
    auto version = version_as_seen(context, id);
    version.stop = Stop{
        .reason = request.reason, .notice = request.notice, .document = request.document, .at = context.now};
    version.ended_at = context.now;
    return move(context, std::move(version), "cancel", request.reason, {{"document", request.document}});
}

VersionView keep_as_source(Context& context, Id<Version> id, SuspendVersion request) {
    auto version = version_as_seen(context, id);
    version.kept_as_source = true;
    version.stop = stop_of(context, request);
    put_publication(context, version);
    return move(context, std::move(version), "keep_as_source", request.reason);
}

}  // namespace atrium::catalog

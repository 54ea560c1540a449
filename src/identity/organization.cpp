#include "identity/organization.h"

#include "identity/doubt.h"
#include "identity/problems.h"
#include "identity/words.h"

#include <algorithm>

namespace atrium::identity {
namespace {

bool is_division_code(std::string_view code) {
    const bool digits = std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
    return digits && (code.size() == 6 || code.size() == 9 || code.size() == 12);
}

// A rural collective or a company is no organ of the state, whatever it is called.
bool may_be_organ(SubjectKind kind) {
    return kind == SubjectKind::government_organ || kind == SubjectKind::public_institution ||
           kind == SubjectKind::mass_organization;
}

void check(Context& context, const CreateOrgan& request) {
    Problem problem{problems::invalid_input};
    check_words(problem, request.name, 2, 100, "/name");
    if (!is_division_code(request.division_code))
        problem.at("/division_code", "BAD_FORMAT",
                   Text{"区划代码应为6、9或12位数字", "A division code has 6, 9 or 12 digits"});
    if (!request.org_type && !request.is_utility.value_or(false))
        problem.at(
            "/org_type", "BAD_FORMAT",
            Text{"不是公共服务单位的，应填写机构类型", "is required for what is not a public utility"});
    if (request.org_type == OrganType::statutory_organ && !may_be_organ(request.credit_code.kind()))
        problem.at("/credit_code", "BAD_FORMAT",
                   Text{"统一社会信用代码的类别与机构类型不符", "The code belongs to another kind of body"});
    if (request.parent_id && context.tx
                                 .run("SELECT id FROM identity_organization WHERE id = $1 AND has_posts = $2",
                                      *request.parent_id, true)
                                 .empty())
        problem.at("/parent_id", "NOT_FOUND", Text{"上级机构不存在", "There is no such parent"});
    if (auto fault = fault_in_credit_code(request.credit_code.text(), local_date(context.now))) {
        fault->pointer = "/credit_code";
        problem.fields.push_back(*std::move(fault));
    }
    refuse_if_wrong(problem);
}

std::optional<std::string> masked_representative(const Reading& reading,
                                                 const OrganizationRecord& organization) {
    if (!organization.legal_representative) return std::nullopt;
    return PersonName::stored(person_of(reading, *organization.legal_representative).name).masked();
}

void check_parent(Context& context, Id<Organization> id, std::optional<Id<Organization>> parent) {
    for (int steps = 0; parent; ++steps) {
        if (*parent == id || steps > 20)
            throw Problem(problems::invalid_input)
                .at("/parent_id", "BAD_FORMAT",
                    Text{"上级机构不能是本机构或其下级", "The parent may not stand below it"});
        const auto found = context.tx.find<OrganizationRecord>(
            "SELECT * FROM identity_organization WHERE id = $1 AND has_posts = $2", *parent, true);
        if (!found)
            throw Problem(problems::invalid_input)
                .at("/parent_id", "NOT_FOUND", Text{"上级机构不存在", "There is no such parent"});
        parent = found->parent_id;
    }
}

}  // namespace

// Organs and utilities are public.  An enterprise is seen by its legal representative, by who acts for it,
// and by staff, to whom applicants name it.
Where readable(const Actor& actor, Type<OrganizationRecord>) {
    switch (actor.role) {
        case Role::nobody: return {"has_posts = ?", {true}};
        case Role::citizen:
            return {"(has_posts = ? OR legal_representative = ?)", {true, actor.person.value}};
        case Role::enterprise:
        case Role::agent: return {"(has_posts = ? OR id = ?)", {true, actor.subject}};
        case Role::sys_admin:
        case Role::auditor: return {"has_posts = ?", {true}};
        default: return {"1 = 1"};
    }
}

Page<OrganizationView> organizations(const Reading& reading, ListOrganizations request) {
    auto where = readable(reading.actor, Type<OrganizationRecord>{});
    if (request.has_posts) where = where && Where{"has_posts = ?", {*request.has_posts}};
    if (request.kind) where = where && Where{"kind = ?", {cell(*request.kind)}};
    if (request.division_code) where = where && Where{"division_code = ?", {*request.division_code}};
    if (request.parent_id) where = where && Where{"parent_id = ?", {request.parent_id->value}};
    if (request.credit_code) where = where && Where{"credit_code = ?", {*request.credit_code}};
    const auto page = reading.db.page<OrganizationRecord>("identity_organization", where, {},
                                                          {request.after, request.limit});
    return shown(page,
                 [&](const OrganizationRecord& organization) { return view_of(reading, organization); });
}

OrganizationView organization(const Reading& reading, Id<Organization> id) {
    const auto where = readable(reading.actor, Type<OrganizationRecord>{}) && Where{"id = ?", {id.value}};
    return view_of(reading, reading.db.one<OrganizationRecord>("identity_organization", where));
}

Judged<OrganizationView> create_organ(Context& context, CreateOrgan request) {
    check(context, request);
    if (const auto known = find_organization(context.reading(), request.credit_code)) {
        if (known->name != request.name)
            return doubt_name(context, SubjectType::organization, known->id.value, known->name, request.name,
                              "identity/create-organ", "/name");
        throw Problem(problems::already_registered);
    }
    const OrganizationRecord organ{
        .id = context.ids.next<Organization>(),
        .credit_code = request.credit_code,
        .name = request.name,
        .kind = request.credit_code.kind(),
        .org_type = request.org_type,
        .level = request.level,
        .division_code = request.division_code,
        .parent_id = request.parent_id,
        .is_utility = request.is_utility.value_or(false),
        .has_posts = true,
        .realname_level = 3,
        .invented = request.invented.value_or(false),
        .valid_from = request.valid_from.value_or(local_date(context.now)),
        .created_at = context.now,
    };
    context.tx.insert("identity_organization", organ);
    context.record({.act = "identity/organ-created",
                    .subject = organ.id.value,
                    .data = {{"credit_code", organ.credit_code.text()}, {"name", organ.name}}});
    return view_of(context.reading(), organ);
}

OrganizationView change_organ(Context& context, Id<Organization> id, ChangeOrgan request) {
    check_words(request.name, 2, 100, "/name");
    auto organ = context.tx.get<OrganizationRecord>(
        "SELECT * FROM identity_organization WHERE id = $1 AND has_posts = $2", id, true);
    context.check_version(organ.version);
    check_parent(context, id, request.parent_id);
    json::object before{{"name", organ.name}};
    organ.name = request.name;
    organ.parent_id = request.parent_id;
    organ.valid_to = request.valid_to;
    save(context, organ);
    context.record({.act = "identity/organ-changed",
                    .subject = id.value,
                    .data = {{"before", std::move(before)}, {"name", organ.name}}});
    return view_of(context.reading(), organ);
}

std::optional<OrganizationRecord> find_organization(const Reading& reading, const CreditCode& code) {
    return reading.db.find<OrganizationRecord>("SELECT * FROM identity_organization WHERE credit_code = $1",
                                               code);
}

OrganizationRecord organization_of(const Reading& reading, Id<Organization> id) {
    return reading.db.get<OrganizationRecord>("SELECT * FROM identity_organization WHERE id = $1", id);
}

OrganizationRecord add_enterprise(Context& context, const NewEnterprise& enterprise) {
    const OrganizationRecord record{
        .id = context.ids.next<Organization>(),
        .credit_code = enterprise.credit_code,
        .name = enterprise.name,
        .kind = enterprise.credit_code.kind(),
        .legal_representative = enterprise.legal_representative,
        .realname_level = enterprise.realname_level,
        .invented = enterprise.invented,
        .valid_from = local_date(context.now),
        .created_at = context.now,
    };
    context.tx.insert("identity_organization", record);
    return record;
}

OrganizationView view_of(const Reading& reading, const OrganizationRecord& organization) {
    return {.id = organization.id,
            .credit_code = organization.credit_code,
            .name = organization.name,
            .kind = organization.kind,
            .org_type = organization.org_type,
            .level = organization.level,
            .division_code = organization.division_code,
            .parent_id = organization.parent_id,
            .is_utility = organization.is_utility,
            .has_posts = organization.has_posts,
            .legal_representative = masked_representative(reading, organization),
            .realname_level = organization.realname_level,
            .invented = organization.invented,
            .valid_from = organization.valid_from,
            .valid_to = organization.valid_to,
            .doubt = doubt_about(organization.credit_code),
            .version = organization.version};
}

void save(Context& context, OrganizationRecord& organization) {
    ++organization.version;
    context.tx.update("identity_organization", organization);
    context.effects.changed.push_back("identity/everybody");
}

bool is_in_force(const OrganizationRecord& organization, Date day) {
    return organization.valid_from <= day && (!organization.valid_to || day < *organization.valid_to);
}

}  // namespace atrium::identity

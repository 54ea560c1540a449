#include "identity/enterprise.h"

#include "identity/age.h"
#include "identity/doubt.h"
#include "identity/mandate.h"
#include "identity/named_person.h"
#include "identity/problems.h"
#include "identity/realname_check.h"
#include "identity/words.h"

namespace atrium::identity {
namespace {

constexpr int confirmed_by_register = 2;
constexpr int level_to_register = 1;

void check(const Reading& reading, const RegisterEnterprise& request) {
    Problem problem{problems::invalid_input};
    check_words(problem, request.name, 2, 100, "/name");
    if (auto fault = fault_in_credit_code(request.credit_code.text(), local_date(reading.now))) {
        fault->pointer = "/credit_code";
        problem.fields.push_back(*std::move(fault));
    }
    if (request.credit_code.kind() == SubjectKind::government_organ)
        problem.at("/credit_code", "BAD_FORMAT",
                   Text{"机关不能自行关联", "An organ of the state is not registered this way"});
    refuse_if_wrong(problem);
}

void check_representative(const Reading& reading, const PersonRecord& person) {
    if (person.realname_level < level_to_register) {
        Problem refusal(problems::realname_too_low);
        refusal.more["level"] = level_to_register;
        throw refusal;
    }
    if (is_minor(reading, person, local_date(reading.now))) throw Problem(problems::guardian_needed);
}

OrganizationView take_over(Context& context, OrganizationRecord organization, Id<Person> representative,
                           const std::string& document) {
    const auto before = organization.legal_representative.value_or(Id<Person>{});
    organization.legal_representative = representative;
    save(context, organization);
    if (before.value != 0) suspend_mandates(context, organization.id);
    context.record({.act = "identity/representative-changed",
                    .subject = organization.id.value,
                    .data = {{"from", id_text(before.value)},
                             {"to", id_text(representative.value)},
                             {"document", document}}});
    return view_of(context.reading(), organization);
}

}  // namespace

RegisterEnterprise prepare_enterprise(const Reading& reading, RegisterEnterprise request) {
    check(reading, request);
    const auto self = person_of(reading, reading.actor.person);
    check_representative(reading, self);
    if (!reading.services.has<RealNameCheck>()) throw Problem(problems::check_unavailable);
    const auto verdict = reading.service<RealNameCheck>().enterprise(
        request.credit_code, request.name, number_of(reading, self), PersonName::stored(self.name));
    if (verdict == Verdict::unavailable) throw Problem(problems::check_unavailable);
    if (verdict == Verdict::differs) throw Problem(problems::not_the_representative);
    return request;
}

Judged<OrganizationView> register_enterprise(Context& context, RegisterEnterprise request) {
    const auto known = find_organization(context.reading(), request.credit_code);
    if (known && known->name != request.name)
        return doubt_name(context, SubjectType::organization, known->id.value, known->name, request.name,
                          "identity/register-enterprise", "/name");
    if (known && (known->has_posts || known->legal_representative == context.actor.person))
        throw Problem(problems::already_registered);
    if (known && !is_in_force(*known, local_date(context.now))) throw Problem(problems::subject_ended);
    if (known) return take_over(context, *known, context.actor.person, "register of enterprises");

    const auto added = add_enterprise(context, {.credit_code = request.credit_code,
                                                .name = request.name,
                                                .legal_representative = context.actor.person,
                                                .realname_level = confirmed_by_register});
    context.effects.changed.push_back("identity/person/" + id_text(context.actor.person.value));
    context.record({.act = "identity/enterprise-registered",
                    .subject = added.id.value,
                    .data = {{"credit_code", added.credit_code.text()}, {"name", added.name}}});
    return view_of(context.reading(), added);
}

Judged<OrganizationView> change_representative(Context& context, Id<Organization> id,
                                               ChangeRepresentative request) {
    const auto reading = context.reading();
    Problem problem{problems::invalid_input};
    check_number(request.representative.id_type, request.representative.number, local_date(context.now),
                 "/representative/number", problem);
    check_words(problem, request.document, 2, 100, "/document");
    refuse_if_wrong(problem);
    const auto organization = context.tx.one<OrganizationRecord>(
        "identity_organization", readable(context.actor, Type<OrganizationRecord>{}) &&
                                     Where{"id = ? AND has_posts = ?", {cell(id), false}});
    context.check_version(organization.version);
    auto judged =
        verified_person(context, request.representative, "identity/change-representative", "/representative");
    if (auto* refused = std::get_if<Problem>(&judged)) return std::move(*refused);
    const auto& person = std::get<PersonRecord>(judged);
    if (person.id == context.actor.person) throw Problem(problems::own_rights);
    if (organization.legal_representative == person.id) throw Problem(problems::already_registered);
    check_representative(reading, person);
    return take_over(context, organization, person.id, request.document);
}

}  // namespace atrium::identity

#pragma once

#include "identity/organization.h"

namespace atrium::identity {

// A citizen registers the enterprise whose legal representative he is (法定代表人关联企业).  The register of
// enterprises confirms it; when another represented it here before, he takes over, and what his predecessor
// entrusted waits for him.
struct RegisterEnterprise {
    CreditCode credit_code;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(RegisterEnterprise, (), (credit_code, name))

RegisterEnterprise prepare_enterprise(const Reading&, RegisterEnterprise);
Judged<OrganizationView> register_enterprise(Context&, RegisterEnterprise);

// A counter writes down a change of the legal representative on sight of the new licence.
struct ChangeRepresentative {
    NamedPerson representative;
    std::string document;  // 变更登记文号 or 营业执照编号
};
BOOST_DESCRIBE_STRUCT(ChangeRepresentative, (), (representative, document))

Judged<OrganizationView> change_representative(Context&, Id<Organization>, ChangeRepresentative);

}  // namespace atrium::identity

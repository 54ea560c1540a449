#pragma once

#include "base/credit_code.h"
#include "catalog/code_sets.h"
#include "catalog/provenance.h"
#include "engine/context.h"

namespace atrium::catalog {

// An organ or utility as the catalogue shows it (实施主体): who decides on an item and whom one asks.  It is
// the organization of the same identifier; what is added here is its face to the public.
struct Department {
    Id<Organization> id;
    CreditCode credit_code;
    Words name;
    std::string level;  // organ-levels
    std::string kind;   // organ-kinds
    std::string division_code;
    bool is_utility = false;
    std::string address;
    std::string consult_phone;
    std::string supervise_phone;
    Provenance provenance = Provenance::reconstructed;  // of address and phones
    std::int64_t position = 0;                          // in lists
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Department, (),
                      (id, credit_code, name, level, kind, division_code, is_utility, address, consult_phone,
                       supervise_phone, provenance, position, version))

// What the public reads of it.
struct DepartmentView {
    Id<Organization> id;
    CreditCode credit_code;
    Words name;
    Named level;
    Named kind;
    bool is_utility = false;
    std::string address;
    std::string consult_phone;
    std::string supervise_phone;
    Provenance provenance = Provenance::reconstructed;
    std::int64_t items = 0;  // that can be applied for now
};
BOOST_DESCRIBE_STRUCT(DepartmentView, (),
                      (id, credit_code, name, level, kind, is_utility, address, consult_phone,
                       supervise_phone, provenance, items))

struct Departments {
    std::vector<DepartmentView> items;
};
BOOST_DESCRIBE_STRUCT(Departments, (), (items))

// All of them: a city has some dozens.
Departments departments(const Reading&);

Department department_of(const Reading&, Id<Organization>);
std::optional<Department> find_department(const Reading&, const CreditCode&);

}  // namespace atrium::catalog

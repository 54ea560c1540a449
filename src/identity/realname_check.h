#pragma once

#include "base/credit_code.h"
#include "base/mobile.h"
#include "base/person_name.h"
#include "identity/id_document.h"

#include <map>

namespace atrium::identity {

enum class Verdict { matches, differs, unavailable };

// Asks the registers of the state whether what somebody says of himself is so (实名核验).  A jurisdiction
// without one registers people with level L0 and verifies them at a counter.  Slow: called in `prepare`
// alone.
class RealNameCheck {
public:
    virtual ~RealNameCheck() = default;
    // Two elements: name and number (L1).
    virtual Verdict person(IdType, const std::string& number, const PersonName&) const = 0;
    // A third one: the mobile is registered to this person (L2).
    virtual Verdict mobile(IdType, const std::string& number, const PersonName&, const Mobile&) const = 0;
    // Credit code, name and legal representative of an enterprise.
    virtual Verdict enterprise(const CreditCode&, const std::string& name, const std::string& number,
                               const PersonName&) const = 0;
};

// The stand-in for demo and test: it believes everything except what it was told otherwise, and persons whose
// number has the sequence 900: of these it says that they differ.
class SandboxRealNameCheck final : public RealNameCheck {
public:
    Verdict person(IdType, const std::string& number, const PersonName&) const override;
    Verdict mobile(IdType, const std::string& number, const PersonName&, const Mobile&) const override;
    Verdict enterprise(const CreditCode&, const std::string& name, const std::string& number,
                       const PersonName&) const override;

    std::map<std::string, Verdict> told;  // by number or credit code
};

}  // namespace atrium::identity

#include "identity/realname_check.h"

namespace atrium::identity {
namespace {

Verdict told_or(const std::map<std::string, Verdict>& told, const std::string& key, Verdict otherwise) {
    const auto found = told.find(key);
    return found == told.end() ? otherwise : found->second;
}

}  // namespace

Verdict SandboxRealNameCheck::person(IdType, const std::string& number, const PersonName&) const {
    const bool unlucky = number.size() == 18 && number.substr(14, 3) == "900";
    return told_or(told, number, unlucky ? Verdict::differs : Verdict::matches);
}

Verdict SandboxRealNameCheck::mobile(IdType type, const std::string& number, const PersonName& name,
                                     const Mobile& mobile) const {
    return told_or(told, mobile.text(), person(type, number, name));
}

Verdict SandboxRealNameCheck::enterprise(const CreditCode& code, const std::string&,
                                         const std::string& number, const PersonName& name) const {
    return told_or(told, code.text(), person(IdType::citizen_id, number, name));
}

}  // namespace atrium::identity

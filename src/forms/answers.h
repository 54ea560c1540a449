#pragma once

#include "forms/form.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace atrium::forms {

// Puts what is known about the applicant into his answers: locked sources replace what was sent, others fill
// what is not there.  `known` answers nothing where the source holds nothing; then the applicant writes.
using Known = std::function<std::optional<json::value>(const Prefill&)>;
json::object prefilled(const Form&, json::object answers, const Known& known);

// The files that stand in checked answers: whoever stores the answers asks the uploads for them.
struct FileAnswer {
    std::string pointer;
    const Field* field = nullptr;
    std::vector<std::string> uploads = {};
};
std::vector<FileAnswer> files_in(const Form&, const json::object& answers);

}  // namespace atrium::forms

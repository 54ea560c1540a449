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

// The answers as somebody sees them who did not write them: numbers of persons, telephones, and what the form
// calls sensitive show no more than their beginning or end (services.md §1.7).
json::object masked(const Form&, json::object answers);

// The files that stand in checked answers: whoever stores the answers asks the uploads for them.
struct FileAnswer {
    std::string pointer;
    const Field* field = nullptr;
    std::vector<std::string> uploads = {};
};
std::vector<FileAnswer> files_in(const Form&, const json::object& answers);

}  // namespace atrium::forms

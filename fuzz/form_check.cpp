#include "forms/form_check.h"
#include "base/codec.h"
#include "forms/answers.h"
#include "forms/delivered.h"

#include <cstddef>
#include <cstdlib>
#include <vector>

using namespace atrium;

namespace {

const std::vector<forms::Form>& known_forms() {
    static const auto all = [] {
        std::vector<forms::Form> out;
        for (const auto* name : {"food-business-new", "company-start", "disability-allowances"})
            out.push_back(forms::parse_form(forms::delivered_document(name)));
        return out;
    }();
    return all;
}

// What was found right stays right and stays the same, whatever was sent.
void check_answers(const forms::Form& form, const json::object& answers) {
    const forms::CheckOptions options{.today = {20'000}, .draft = true};
    const auto once = forms::check(form, answers, options);
    const auto twice = forms::check(form, once.answers, options);
    if (once.errors.size() > forms::max_errors || !twice.errors.empty()) std::abort();
    if (json_text(twice.answers) != json_text(once.answers)) std::abort();
    forms::files_in(form, once.answers);
}

void check_document(const json::value& document) {
    try {
        const auto form = forms::parse_form(document);
        check_answers(form, {});
    } catch (const Problem& refusal) {
        if (refusal.kind.status != 422 || refusal.fields.empty()) std::abort();
    }
}

}  // namespace

// The first byte says whether the JSON behind it is a form document or the answers to one of three forms.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    if (size == 0) return 0;
    json::value value;
    try {
        value = parse_json({reinterpret_cast<const char*>(bytes) + 1, size - 1});
    } catch (const Problem&) {
        return 0;
    }
    const auto which = bytes[0] % (known_forms().size() + 1);
    if (which == known_forms().size()) check_document(value);
    else if (const auto* answers = value.if_object()) check_answers(known_forms()[which], *answers);
    return 0;
}

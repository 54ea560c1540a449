#include "base/case_number.h"
#include "base/check_digit.h"
#include "base/citizen_number.h"
#include "base/credit_code.h"
#include "base/mobile.h"
#include "base/person_name.h"

#include <cstddef>
#include <cstdlib>
#include <string>

namespace {

using namespace atrium;

void promise(bool kept) {
    if (!kept) std::abort();
}

// Whatever is typed is read or refused at its field, never both; and what was read is read again as the same.
template <TextValue T>
std::optional<T> read(const std::string& text) {
    Problem problem(problems::invalid_input);
    T value;
    T::read_text(text, "/field", problem, value);
    if (!problem.fields.empty()) {
        promise(problem.fields.size() == 1 && problem.fields[0].pointer == "/field");
        promise(!problem.fields[0].code.empty() && !problem.fields[0].message.zh.empty());
        return std::nullopt;
    }
    T again;
    T::read_text(value.text(), "/field", problem, again);
    promise(problem.fields.empty() && again == value);
    return value;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    if (const auto number = read<CitizenNumber>(text)) {
        promise(number->age_on(last_birth_date) >= 0);
        promise(number->masked().size() == 18 && number->masked().find("********") == 6);
        promise(check_mod_11_2(number->text().substr(0, 17)) == number->text().back());
        static_cast<void>(doubt_about(*number));
    }
    if (const auto code = read<CreditCode>(text)) {
        promise(!name_of(code->kind()).zh.empty());
        static_cast<void>(doubt_about(*code));
    }
    if (const auto mobile = read<Mobile>(text)) promise(mobile->masked().size() == 11);
    if (const auto name = read<PersonName>(text)) promise(name->masked().ends_with('*'));
    if (const auto number = read<CaseNumber>(text)) {
        promise(number->serial() >= 0 && number->serial() <= max_case_serial);
        promise(read<CaseNumber>(number->grouped()) == *number);
    }
    static_cast<void>(citizen_number_of_15_digits(text));
    static_cast<void>(is_s10_waybill(text));
    static_cast<void>(check_mod_37_36(text));
    return 0;
}

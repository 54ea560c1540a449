#include "forms/delivered.h"

#include "base/embedded.h"
#include "forms/form_check.h"

#include <algorithm>
#include <set>

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium::forms {
namespace {

std::string faults_of(const json::value& document) {
    std::string out;
    try {
        parse_form(document);
    } catch (const Problem& problem) {
        for (const auto& fault : problem.fields)
            out += fault.pointer + " " + fault.code + " " + fault.message.en + "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("every form that comes with the program may be published") {
    for (const auto& delivered : delivered_forms()) {
        CAPTURE(delivered.form);
        const json::value document = delivered_document(delivered.form);
        REQUIRE(faults_of(document) == "");
        CHECK(parse_form(document).name == delivered.form);
    }
}

TEST_CASE("every item has a form, and every document belongs to an item") {
    std::set<int> numbers;
    std::set<std::string> documents;
    for (const auto& delivered : delivered_forms()) {
        numbers.insert(delivered.no);
        CHECK(documents.insert("forms/" + delivered.form + ".json").second);
    }
    CHECK(numbers.size() == 28);
    for (const auto& file : embedded::data())
        if (file.path.starts_with("forms/") && file.path != "forms/index.json" &&
            file.path.ends_with(".json"))
            CHECK(documents.contains(std::string(file.path)));
}

TEST_CASE("no page asks for more than a screen holds") {
    for (const auto& delivered : delivered_forms()) {
        const auto form = parse_form(delivered_document(delivered.form));
        for (const auto& step : form.steps) {
            CAPTURE(form.name);
            CAPTURE(step.name);
            CHECK(step.count <= 11);
        }
    }
}

TEST_CASE("a commitment is asked for in every form that leads to a decision, and an empty form misses it") {
    int committed = 0;
    for (const auto& delivered : delivered_forms()) {
        const auto form = parse_form(delivered_document(delivered.form));
        const auto checked = check(form, {}, {.today = parse_date("2026-03-02")});
        CHECK_FALSE(checked.errors.empty());
        committed += static_cast<int>(
            std::ranges::count(checked.errors, std::string("/commitment"), &FieldError::pointer));
    }
    CHECK(committed >= 25);
}

}  // namespace atrium::forms

// The cases that browser and server share: tests/vectors/forms.
#include "base/codec.h"
#include "forms/form_check.h"
#include "testing/source.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium::forms {
namespace {

json::object read_cases(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    return parse_json(text).as_object();
}

std::vector<json::object> files() {
    std::vector<json::object> out;
    for (const auto& entry :
         std::filesystem::directory_iterator(testing::source_folder() / "tests/vectors/forms"))
        if (entry.path().extension() == ".json") out.push_back(read_cases(entry.path()));
    return out;
}

json::object form_of(json::object properties, json::array names, const json::array& required) {
    json::object schema{{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) schema.emplace("required", required);
    const json::object step{
        {"name", "only"}, {"title", {{"zh", "步骤"}, {"en", "Step"}}}, {"fields", std::move(names)}};
    return {{"profile", 1},
            {"name", "sample"},
            {"title", {{"zh", "示例"}, {"en", "Sample"}}},
            {"steps", json::array{step}},
            {"schema", std::move(schema)}};
}

json::object form_of_field(json::object field, bool required) {
    if (!field.contains("x-label")) field.emplace("x-label", json::object{{"zh", "内容"}, {"en", "Content"}});
    return form_of({{"a", std::move(field)}}, {"a"}, required ? json::array{"a"} : json::array{});
}

json::object form_of_many(std::int64_t times) {
    json::object properties;
    json::array names;
    for (std::int64_t i = 0; i < times; ++i) {
        names.emplace_back("f" + std::to_string(i));
        properties.emplace(
            "f" + std::to_string(i),
            json::object{{"type", "boolean"}, {"x-label", {{"zh", "内容"}, {"en", "Content"}}}});
    }
    return form_of(std::move(properties), std::move(names), {});
}

bool flag(const json::object& of, const char* name) {
    const auto* value = of.if_contains(name);
    return value && value->as_bool();
}

json::value form_document(const json::object& file, const json::object& test) {
    if (const auto* name = test.if_contains("form")) return file.at("forms").at(name->as_string());
    return form_of_field(test.at("field").as_object(), flag(test, "required"));
}

json::object answers_of(const json::object& test) {
    if (const auto* answers = test.if_contains("answers")) return answers->as_object();
    if (flag(test, "absent")) return {};
    if (const auto* repeat = test.if_contains("repeat")) {
        std::string text;
        for (std::int64_t i = 0; i < repeat->at(1).as_int64(); ++i) text += repeat->at(0).as_string();
        return {{"a", text}};
    }
    return {{"a", test.at("value")}};
}

json::object clean_of(const json::object& test) {
    if (const auto* clean = test.if_contains("clean")) return clean->as_object();
    const auto* stored = test.if_contains("stored");
    return stored ? json::object{{"a", *stored}} : json::object{};
}

// Numbers by value: a case may write 5 or 5.0.
json::value plain(const json::value& value) {
    if (value.is_number()) return value.to_number<double>();
    if (const auto* array = value.if_array()) {
        json::array out;
        for (const auto& item : *array) out.push_back(plain(item));
        return out;
    }
    if (const auto* object = value.if_object()) {
        json::object out;
        for (const auto& [name, member] : *object) out.emplace(name, plain(member));
        return out;
    }
    return value;
}

void compare_errors(const std::vector<FieldError>& found, const json::array& expected) {
    CHECK(found.size() == expected.size());
    for (std::size_t i = 0; i < std::min(found.size(), expected.size()); ++i) {
        const auto& wanted = expected[i].as_object();
        CHECK(found[i].pointer == std::string(wanted.at("at").as_string()));
        CHECK(found[i].code == std::string(wanted.at("code").as_string()));
        if (const auto* params = wanted.if_contains("params"))
            CHECK(plain(found[i].params) == plain(*params));
        if (const auto* zh = wanted.if_contains("zh"))
            CHECK(found[i].message.zh == std::string(zh->as_string()));
        if (const auto* en = wanted.if_contains("en"))
            CHECK(found[i].message.en == std::string(en->as_string()));
    }
}

CheckOptions options_of(const json::object& test) {
    const auto* today = test.if_contains("today");
    CheckOptions out{.today = parse_date(today ? std::string(today->as_string()) : "2026-03-02")};
    if (const auto* step = test.if_contains("step")) out.step = std::string(step->as_string());
    out.draft = flag(test, "draft");
    if (const auto* held = test.if_contains("held"))
        for (const auto& licence : held->as_array()) out.held.emplace(licence.as_string());
    return out;
}

json::value* parent_of(json::value& document, std::string_view pointer) {
    const auto cut = pointer.rfind('/');
    boost::system::error_code missing;
    return document.find_pointer(pointer.substr(0, cut), missing);
}

void apply_change(json::value& document, const json::object& change) {
    const std::string at(change.at("at").as_string());
    const auto key = at.substr(at.rfind('/') + 1);
    auto* parent = parent_of(document, at);
    REQUIRE(parent);
    const auto* value = change.if_contains("put");
    if (parent->is_array() && value) {
        auto& array = parent->get_array();
        const auto index = static_cast<std::size_t>(std::stoul(key));
        if (index == array.size()) array.push_back(*value);
        else array.at(index) = *value;
    } else if (value) parent->as_object().insert_or_assign(key, *value);
    else parent->as_object().erase(key);
}

json::value published_document(const json::object& file, const json::object& test) {
    if (const auto* form = test.if_contains("form")) return *form;
    if (const auto* times = test.if_contains("field_times")) return form_of_many(times->as_int64());
    if (test.contains("field")) return form_of_field(test.at("field").as_object(), false);
    json::value document = file.at("base");
    for (const auto& change : test.at("change").as_array()) apply_change(document, change.as_object());
    return document;
}

std::vector<FieldError> faults_of(const json::value& document) {
    try {
        parse_form(document);
    } catch (const Problem& problem) {
        return problem.fields;
    }
    return {};
}

}  // namespace

TEST_CASE("answers are judged as the shared cases say") {
    std::size_t count = 0;
    for (const auto& file : files()) {
        if (!file.contains("answers")) continue;
        for (const auto& each : file.at("answers").as_array()) {
            const auto& test = each.as_object();
            CAPTURE(std::string(test.at("name").as_string()));
            const auto form = parse_form(form_document(file, test));
            const auto checked = check(form, answers_of(test), options_of(test));
            compare_errors(checked.errors, test.at("errors").as_array());
            CAPTURE(json_text(checked.answers));
            CHECK(plain(checked.answers) == plain(clean_of(test)));
            ++count;
        }
    }
    CHECK(count >= 80);
}

TEST_CASE("what was checked once is found right again and stays as it is") {
    for (const auto& file : files()) {
        if (!file.contains("answers")) continue;
        for (const auto& each : file.at("answers").as_array()) {
            const auto& test = each.as_object();
            CAPTURE(std::string(test.at("name").as_string()));
            const auto form = parse_form(form_document(file, test));
            auto options = options_of(test);
            options.draft = true;
            const auto once = check(form, answers_of(test), options).answers;
            const auto twice = check(form, once, options);
            CHECK(twice.errors.empty());
            CHECK(json_text(twice.answers) == json_text(once));
        }
    }
}

TEST_CASE("documents outside the profile are refused where the shared cases say") {
    for (const auto& file : files()) {
        if (!file.contains("publication")) continue;
        for (const auto& each : file.at("publication").as_array()) {
            const auto& test = each.as_object();
            CAPTURE(std::string(test.at("name").as_string()));
            compare_errors(faults_of(published_document(file, test)), test.at("errors").as_array());
        }
    }
}

}  // namespace atrium::forms

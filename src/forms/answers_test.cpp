#include "forms/answers.h"

#include "base/codec.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium::forms {
namespace {

constexpr std::string_view document = R"({
  "profile": 1, "name": "sample", "title": {"zh": "示例", "en": "Sample"},
  "steps": [{"name": "one", "title": {"zh": "一", "en": "One"}, "fields": ["code", "phone", "place", "papers"]}],
  "schema": {"type": "object", "properties": {
    "code": {"type": "string", "format": "credit-code", "x-label": {"zh": "代码", "en": "Code"},
             "x-prefill": {"attribute": "applicant_number", "locked": true}},
    "phone": {"type": "string", "format": "mobile", "x-label": {"zh": "电话", "en": "Phone"},
              "x-prefill": {"attribute": "person_mobile"}},
    "place": {"type": "object", "x-label": {"zh": "场所", "en": "Place"}, "properties": {
      "address": {"type": "string", "x-label": {"zh": "地址", "en": "Address"},
                  "x-prefill": {"licence": "business-licence", "attribute": "address"}},
      "plan": {"type": "array", "items": {"type": "string", "format": "file"}, "x-label": {"zh": "平面图", "en": "Plan"}}}},
    "papers": {"type": "array", "maxItems": 3, "x-label": {"zh": "证明", "en": "Papers"}, "x-noun": {"zh": "证明", "en": "paper"},
      "items": {"type": "object", "properties": {
        "scan": {"type": "array", "items": {"type": "string", "format": "file"}, "x-label": {"zh": "扫描件", "en": "Scan"}}}}}
  }}})";

json::object object(std::string_view text) { return parse_json(text).as_object(); }

}  // namespace

TEST_CASE("a locked source replaces what was sent, an open one fills what is not there") {
    const auto form = parse_form(parse_json(document));
    const Known known = [](const Prefill& source) -> std::optional<json::value> {
        if (source.attribute == "applicant_number") return "92370281MA3E0Q7K45";
        if (source.attribute == "person_mobile") return "13812345678";
        if (source.licence == "business-licence" && source.attribute == "address") return "北京路 1 号";
        return std::nullopt;
    };
    CHECK(
        prefilled(form, {}, known) ==
        object(
            R"({"code": "92370281MA3E0Q7K45", "phone": "13812345678", "place": {"address": "北京路 1 号"}})"));
    CHECK(prefilled(form, object(R"({"code": "forged", "phone": "13900000000", "place": {"address": "x"}})"),
                    known) ==
          object(R"({"code": "92370281MA3E0Q7K45", "phone": "13900000000", "place": {"address": "x"}})"));
}

TEST_CASE("where the source holds nothing, the applicant writes") {
    const auto form = parse_form(parse_json(document));
    const Known nothing = [](const Prefill&) { return std::nullopt; };
    CHECK(prefilled(form, object(R"({"code": "typed"})"), nothing) == object(R"({"code": "typed"})"));
}

TEST_CASE("a group that is no object is left for the check to refuse") {
    const auto form = parse_form(parse_json(document));
    const Known address = [](const Prefill&) { return json::value("x"); };
    CHECK(prefilled(form, object(R"({"place": 3})"), address).at("place") == json::value(3));
}

TEST_CASE("files are found in groups and in repeated groups, with their places") {
    const auto form = parse_form(parse_json(document));
    const auto found = files_in(form, object(R"({"place": {"plan": ["01j8zq4w9k3fd"]},
        "papers": [{}, {"scan": ["01j8zq4w9k3fe", "01j8zq4w9k3ff"]}]})"));
    REQUIRE(found.size() == 2);
    CHECK(found[0].pointer == "/place/plan");
    CHECK(found[0].uploads == std::vector<std::string>{"01j8zq4w9k3fd"});
    CHECK(found[1].pointer == "/papers/1/scan");
    CHECK(found[1].uploads.size() == 2);
    CHECK(found[1].field->label.zh == "扫描件");
}

TEST_CASE("who did not write the answers sees numbers masked, in groups and repeated parts too") {
    const auto form = parse_form(parse_json(R"({
      "profile": 1, "name": "secrets", "title": {"zh": "示例", "en": "Sample"},
      "steps": [{"name": "one", "title": {"zh": "一", "en": "One"}, "fields": ["number", "account", "place", "people", "size"]}],
      "schema": {"type": "object", "properties": {
        "number": {"type": "string", "format": "id-number", "x-label": {"zh": "号码", "en": "Number"}},
        "account": {"type": "string", "maxLength": 40, "x-sensitive": true, "x-label": {"zh": "账号", "en": "Account"}},
        "place": {"type": "object", "x-label": {"zh": "场所", "en": "Place"}, "properties": {
          "phone": {"type": "string", "format": "mobile", "x-label": {"zh": "电话", "en": "Phone"}}}},
        "people": {"type": "array", "maxItems": 3, "x-label": {"zh": "人员", "en": "People"}, "x-noun": {"zh": "人员", "en": "person"},
          "items": {"type": "object", "properties": {
            "name": {"type": "string", "maxLength": 20, "x-label": {"zh": "姓名", "en": "Name"}},
            "number": {"type": "string", "format": "id-number", "x-label": {"zh": "号码", "en": "Number"}}}}},
        "size": {"type": "integer", "x-label": {"zh": "人数", "en": "Size"}}
      }}})"));
    const auto seen = masked(form, object(R"({
      "number": "370281199001010010", "account": "6222020000000000017", "place": {"phone": "13812345678"},
      "people": [{"name": "王小明", "number": "37028119851212002X"}, {"name": "短", "number": "12"}], "size": 3})"));
    CHECK(seen == object(R"({
      "number": "370281********0010", "account": "***************0017", "place": {"phone": "138****5678"},
      "people": [{"name": "王小明", "number": "370281********002X"}, {"name": "短", "number": "**"}], "size": 3})"));
}

}  // namespace atrium::forms

#pragma once

#include "base/text.h"
#include "base/time.h"
#include "forms/condition.h"
#include "forms/pattern.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace atrium::forms {

// What a field asks for; decided by `type`, `format` and `enum` together.
enum class FieldKind {
    text,     // 文字
    choice,   // 单选
    choices,  // 多选
    yes_no,   // 是或否，或需勾选的承诺
    whole,    // 整数
    decimal,  // 小数
    money,    // 金额，以分存储
    date,     // 日期
    region,   // 区划
    files,    // 附件
    group,    // 字段组
    repeat    // 可增删的多项
};

enum class TextFormat { plain, id_number, credit_code, mobile, email, postcode };

// Every number of a form lies between these, where whole numbers and doubles agree (2^53 − 1).
inline constexpr std::int64_t largest_number = 9'007'199'254'740'991;

inline constexpr std::size_t max_fields = 200;
inline constexpr std::size_t max_repeat_items = 50;
inline constexpr std::size_t max_files = 20;
inline constexpr std::size_t max_choices = 200;
inline constexpr std::size_t max_text_length = 10'000;
inline constexpr std::size_t max_depth = 4;

// A possible answer (选项): what is stored and what people read.
struct Choice {
    std::string value;
    Words name;
};

// Where an answer may be taken from (预填来源): an attribute of the applicant's account, or of a licence of
// his.  Locked ones are put in by the server; who thinks them wrong asks for a correction at the source.
struct Prefill {
    std::string licence = {};  // type of the licence, or empty for the account
    std::string attribute;
    bool locked = false;
};

// Dates by distance from today, in days.
struct DayRange {
    std::optional<int> min = std::nullopt;
    std::optional<int> max = std::nullopt;
};

enum class RegionLevel { county, town, village };
BOOST_DESCRIBE_ENUM(RegionLevel, county, town, village)

// A division by its statistical code (统计用区划代码): 6 digits of a county, 9 of a town, 12 of a village.
struct RegionRule {
    RegionLevel level = RegionLevel::county;  // at least so deep
    std::string within = {};                  // the code must begin with this
};

// What may be handed in (材料).
struct FileRule {
    std::vector<std::string> kinds = {"pdf", "ofd", "jpg", "png"};
    int max_mb = 20;
    std::string material = {};  // name of the item's material that these files serve
    std::string held = {};      // type of licence that makes them unnecessary when the applicant holds one
};

// One question of a form (表单项).
struct Field {
    std::string name;
    FieldKind kind = FieldKind::text;
    Words label = {};
    bool required = false;
    bool sensitive = false;
    std::optional<Condition> shown_when = std::nullopt;
    std::optional<Prefill> prefill = std::nullopt;
    std::optional<Words> words_missing = std::nullopt;
    std::optional<Words> words_wrong = std::nullopt;

    TextFormat format = TextFormat::plain;
    std::size_t min_length = 0;
    std::size_t max_length = max_text_length;
    bool many_lines = false;
    std::optional<Pattern> pattern = std::nullopt;

    double minimum = -static_cast<double>(largest_number);
    double maximum = static_cast<double>(largest_number);
    int decimals = 0;

    std::vector<Choice> choices = {};
    std::optional<json::value> constant = std::nullopt;
    DayRange days = {};
    RegionRule region = {};
    FileRule files = {};

    std::size_t min_items = 0;
    std::size_t max_items = 0;
    Words noun = {};                 // what one item of a repeated group is called
    std::vector<Field> fields = {};  // of a group, or of every item of a repeated group
};

}  // namespace atrium::forms

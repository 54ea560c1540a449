#include "app/demo_answers.h"

namespace atrium::app {
namespace {

json::value answer_to(const forms::Field& field, Random& random) {
    switch (field.kind) {
        case forms::FieldKind::choice: return json::string(field.choices.front().value);
        case forms::FieldKind::choices: return json::array{json::string(field.choices.front().value)};
        case forms::FieldKind::yes_no: return true;
        case forms::FieldKind::whole:
        case forms::FieldKind::money: return static_cast<std::int64_t>(1 + random.below(40));
        case forms::FieldKind::date: return json::string("2026-05-06");
        case forms::FieldKind::region: return json::string("370281001");
        case forms::FieldKind::text:
            return json::string(field.format == forms::TextFormat::mobile ? "13900000000" : "（演示数据）");
        default: return nullptr;
    }
}

}  // namespace

json::object demo_answers(const catalog::ItemVersion& item, Random& random, json::object known) {
    if (!item.form) return known;
    for (const auto& field : item.form->fields)
        if (!known.contains(field.name))
            if (auto answer = answer_to(field, random); !answer.is_null())
                known[field.name] = std::move(answer);
    return known;
}

}  // namespace atrium::app

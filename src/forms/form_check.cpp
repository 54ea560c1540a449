#include "forms/form_check.h"

#include "forms/answer.h"
#include "forms/element.h"

#include <fmt/format.h>

#include <algorithm>

namespace atrium::forms {
namespace {

const json::value nothing = nullptr;

// Walks through the form once, in its order.  Conditions read the answers that were found right so far: that
// is all they can name, because they name earlier fields only.
class Walk {
public:
    Walk(const CheckOptions& options, Checked& checked) : options_(options), checked_(checked) {}

    void whole(const Form& form, const json::object& answers) {
        scopes_.push_back(&checked_.answers);
        const auto* step = options_.step ? step_named(form, *options_.step) : nullptr;
        for (std::size_t i = 0; i < form.fields.size(); ++i) {
            muted_ = step && !(step->first <= i && i < step->first + step->count);
            field(form.fields[i], answers, "", checked_.answers);
        }
        muted_ = false;
        refuse_unknown(form.fields, answers, "");
        scopes_.pop_back();
    }

private:
    void report(const std::string& at, Fault fault) {
        if (muted_ || checked_.errors.size() >= max_errors) return;
        checked_.errors.push_back(
            {at, std::move(fault.code), std::move(fault.message), std::move(fault.params)});
    }

    void object(const std::vector<Field>& fields, const json::object& in, const std::string& at,
                json::object& out) {
        scopes_.push_back(&out);
        for (const auto& each : fields) field(each, in, at, out);
        refuse_unknown(fields, in, at);
        scopes_.pop_back();
    }

    void field(const Field& field, const json::object& in, const std::string& above, json::object& out) {
        if (field.shown_when && !holds(*field.shown_when, scopes_)) return;
        const auto* found = in.if_contains(field.name);
        const json::value& value = found ? *found : nothing;
        const auto at = above + "/" + field.name;
        if (field.kind == FieldKind::group) return group(field, value, at, out);
        if (value.is_null()) return missing(field, at);
        if (field.kind == FieldKind::repeat) return repeat(field, value, at, out);
        auto answer = judge(field, value, options_.today);
        if (std::holds_alternative<NoAnswer>(answer)) return missing(field, at);
        if (auto* fault = std::get_if<Fault>(&answer)) return report(at, std::move(*fault));
        keep(field, std::get<json::value>(std::move(answer)), at, out);
    }

    void keep(const Field& field, json::value answer, const std::string& at, json::object& out) {
        if (field.constant && field.kind != FieldKind::yes_no && answer != *field.constant)
            return report(at, format_fault(field, "const",
                                           about(field, {"{}的内容不正确", "“{}” is not what is expected"})));
        if (answer.is_array() && !right_number(field, answer.get_array().size(), at)) return;
        out.insert_or_assign(field.name, std::move(answer));
    }

    void group(const Field& group, const json::value& value, const std::string& at, json::object& out) {
        static const json::object empty;
        if (!value.is_object() && !value.is_null()) return report(at, wrong_type(group));
        json::object inner;
        object(group.fields, value.is_object() ? value.get_object() : empty, at, inner);
        if (!inner.empty()) out.insert_or_assign(group.name, std::move(inner));
    }

    void repeat(const Field& repeat, const json::value& value, const std::string& at, json::object& out) {
        const auto* items = value.if_array();
        if (!items) return report(at, wrong_type(repeat));
        if (items->empty()) return missing(repeat, at);
        if (!right_number(repeat, items->size(), at)) return;
        json::array kept;
        for (std::size_t i = 0; i < items->size(); ++i)
            item(repeat, (*items)[i], at + "/" + std::to_string(i), kept);
        out.insert_or_assign(repeat.name, std::move(kept));
    }

    // A wrong item keeps its place, so that pointers still fit.
    void item(const Field& repeat, const json::value& value, const std::string& at, json::array& kept) {
        json::object inner;
        if (value.is_object()) object(repeat.fields, value.get_object(), at, inner);
        else report(at, {"BAD_FORMAT", Words(Text{"应为对象", "should be an object"}), {{"rule", "type"}}});
        kept.push_back(std::move(inner));
    }

    bool right_number(const Field& field, std::size_t items, const std::string& at) {
        const auto words = [&](const Text& sentence, std::size_t limit) {
            return about(field, sentence, std::to_string(limit));
        };
        if (items > field.max_items) {
            report(at, limit_fault(
                           "maxItems", static_cast<std::int64_t>(field.max_items),
                           words({"{}不能超过 {} 项", "“{}” may have at most {} entries"}, field.max_items)));
            return false;
        }
        if (items < field.min_items && !options_.draft)
            report(at, limit_fault(
                           "minItems", static_cast<std::int64_t>(field.min_items),
                           words({"{}不能少于 {} 项", "“{}” needs at least {} entries"}, field.min_items)));
        return true;
    }

    void missing(const Field& field, const std::string& at) {
        const bool spared = !field.files.held.empty() && options_.held.contains(field.files.held);
        if (field.required && !options_.draft && !spared) report(at, missing_fault(field));
    }

    void refuse_unknown(const std::vector<Field>& fields, const json::object& in, const std::string& at) {
        for (const auto& member : in)
            if (std::ranges::find(fields, std::string_view(member.key()), &Field::name) == fields.end())
                report(at + "/" + pointer_token(member.key()),
                       {"UNKNOWN", Words(Text{"不是本表单的字段", "is not a field of this form"})});
    }

    const CheckOptions& options_;
    Checked& checked_;
    std::vector<const json::object*> scopes_;
    bool muted_ = false;
};

}  // namespace

Checked check(const Form& form, const json::object& answers, const CheckOptions& options) {
    Checked checked;
    Walk(options, checked).whole(form, answers);
    return checked;
}

}  // namespace atrium::forms

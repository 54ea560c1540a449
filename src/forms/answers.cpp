#include "forms/answers.h"

namespace atrium::forms {
namespace {

void fill(const std::vector<Field>& fields, json::object& answers, const Known& known);

void fill_group(const Field& group, json::object& answers, const Known& known) {
    json::object inner;
    auto* sent = answers.if_contains(group.name);
    if (sent && sent->is_object()) return fill(group.fields, sent->get_object(), known);
    if (sent && !sent->is_null()) return;
    fill(group.fields, inner, known);
    if (!inner.empty()) answers.insert_or_assign(group.name, std::move(inner));
}

void fill(const std::vector<Field>& fields, json::object& answers, const Known& known) {
    for (const auto& field : fields) {
        if (field.kind == FieldKind::group) {
            fill_group(field, answers, known);
            continue;
        }
        if (!field.prefill || (!field.prefill->locked && answers.contains(field.name))) continue;
        if (auto value = known(*field.prefill)) answers.insert_or_assign(field.name, *std::move(value));
    }
}

void find_files(const std::vector<Field>& fields, const json::object& answers, const std::string& at,
                std::vector<FileAnswer>& out) {
    for (const auto& field : fields) {
        const auto* value = answers.if_contains(field.name);
        if (!value) continue;
        const auto place = at + "/" + field.name;
        if (field.kind == FieldKind::files) {
            FileAnswer answer{.pointer = place, .field = &field};
            for (const auto& id : value->as_array()) answer.uploads.emplace_back(id.as_string());
            out.push_back(std::move(answer));
        } else if (field.kind == FieldKind::group) find_files(field.fields, value->as_object(), place, out);
        else if (field.kind == FieldKind::repeat)
            for (std::size_t i = 0; i < value->as_array().size(); ++i)
                find_files(field.fields, value->as_array()[i].as_object(), place + "/" + std::to_string(i),
                           out);
    }
}

// Characters before and behind the part that is hidden.
struct Shown {
    std::size_t before = 0;
    std::size_t behind = 4;
};

Shown shown_of(const Field& field) {
    if (field.format == TextFormat::id_number) return {6, 4};
    if (field.format == TextFormat::mobile) return {3, 4};
    return {};
}

// Hides whole characters; what is too short to hide anything of is hidden altogether.
std::string masked_text(std::string_view text, Shown shown) {
    const auto count = characters(text);
    const bool all = count <= shown.before + shown.behind;
    std::string out;
    for (std::size_t at = 0; !text.empty(); ++at) {
        std::size_t bytes = 1;
        while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) ++bytes;
        const bool open = !all && (at < shown.before || at >= count - shown.behind);
        out += open ? text.substr(0, bytes) : "*";
        text.remove_prefix(bytes);
    }
    return out;
}

bool is_hidden(const Field& field) {
    return field.sensitive || field.format == TextFormat::id_number || field.format == TextFormat::mobile;
}

void mask(const std::vector<Field>& fields, json::object& answers) {
    for (const auto& field : fields) {
        auto* value = answers.if_contains(field.name);
        if (!value) continue;
        if (field.kind == FieldKind::text && value->is_string() && is_hidden(field))
            *value = json::string(masked_text(value->get_string(), shown_of(field)));
        if (field.kind == FieldKind::group && value->is_object()) mask(field.fields, value->get_object());
        if (field.kind == FieldKind::repeat && value->is_array())
            for (auto& item : value->get_array())
                if (item.is_object()) mask(field.fields, item.get_object());
    }
}

}  // namespace

json::object masked(const Form& form, json::object answers) {
    mask(form.fields, answers);
    return answers;
}

json::object prefilled(const Form& form, json::object answers, const Known& known) {
    fill(form.fields, answers, known);
    return answers;
}

std::vector<FileAnswer> files_in(const Form& form, const json::object& answers) {
    std::vector<FileAnswer> out;
    find_files(form.fields, answers, "", out);
    return out;
}

}  // namespace atrium::forms

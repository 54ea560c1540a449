#include "outlets/load_divisions.h"

#include <set>

namespace atrium::outlets {
namespace {

constexpr std::string_view header = "code,name,level,parent,valid_from,valid_to";
constexpr std::size_t rows_max = 200'000;

std::vector<std::string> fields_of(std::string_view line) {
    std::vector<std::string> out{""};
    for (const char c : line) {
        if (c == ',') out.emplace_back();
        else out.back() += c;
    }
    return out;
}

std::optional<Date> optional_date(const std::string& text, const std::string& at, Problem& problem) {
    if (text.empty()) return std::nullopt;
    const auto date = date_value(text);
    if (!date) problem.at(at, "BAD_FORMAT", Text{"日期应写作 2026-03-02", "is no date like 2026-03-02"});
    return date;
}

// What a row says must agree with what its code says.
Division division_in(const std::vector<std::string>& fields, const std::string& at, Problem& problem) {
    Division out{.code = fields[0], .name = normalized(fields[1]), .level = {}, .parent = fields[3]};
    const auto level = level_in(out.code);
    if (!level)
        problem.at(at + "/code", "BAD_FORMAT", Text{"区划代码应为6、9或12位数字", "has 6, 9 or 12 digits"});
    if (out.name.empty() || characters(out.name) > 60 || has_control_characters(out.name))
        problem.at(at + "/name", "BAD_FORMAT", Text{"名称应为1至60个字", "has 1 to 60 characters"});
    if (level && enum_value<DivisionLevel>(fields[2]) != level)
        problem.at(at + "/level", "BAD_FORMAT", Text{"级别与代码不符", "is not the level of the code"});
    if (level && out.parent != parent_in(out.code))
        problem.at(at + "/parent", "BAD_FORMAT", Text{"上级代码与代码不符", "is not the parent of the code"});
    out.level = level.value_or(DivisionLevel::county);
    out.valid_from = optional_date(fields[4], at + "/valid_from", problem);
    out.valid_to = optional_date(fields[5], at + "/valid_to", problem);
    if (out.valid_from && out.valid_to && *out.valid_to <= *out.valid_from)
        problem.at(at + "/valid_to", "BAD_FORMAT", Text{"终止日应晚于起始日", "is not after valid_from"});
    return out;
}

}  // namespace

std::vector<Division> divisions_in(std::string_view csv) {
    Problem problem(problems::invalid_input);
    std::vector<Division> out;
    std::set<std::string> seen;
    if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);  // as spreadsheets write it
    for (std::size_t line = 1; !csv.empty(); ++line) {
        auto text = csv.substr(0, csv.find('\n'));
        csv.remove_prefix(std::min(csv.size(), text.size() + 1));
        if (text.ends_with('\r')) text.remove_suffix(1);
        const auto at = "/" + std::to_string(line);
        if (line == 1) {
            if (text != header)
                problem.at(at, "BAD_FORMAT",
                           Words{"第一行应为 " + std::string(header), "should be " + std::string(header)});
            continue;
        }
        if (text.empty()) continue;
        const auto fields = fields_of(text);
        if (fields.size() != 6) {
            problem.at(at, "BAD_FORMAT", Text{"应有6列", "has 6 columns"});
            continue;
        }
        out.push_back(division_in(fields, at, problem));
        if (!seen.insert(out.back().code).second)
            problem.at(at + "/code", "DUPLICATE", Text{"代码重复", "stands there twice"});
    }
    if (out.empty() || out.size() > rows_max)
        problem.at("", "BAD_FORMAT", Text{"应有1至200000行", "has 1 to 200000 rows"});
    refuse_if_wrong(problem);
    return out;
}

void load_divisions(Context& context, const std::vector<Division>& rows, const std::string& source) {
    Problem problem(problems::invalid_input);
    const auto tree = divisions_of(context.services).with(rows);
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (!rows[i].parent.empty() && !tree.find_ever(rows[i].parent))
            problem.at("/" + std::to_string(i + 2) + "/parent", "NOT_FOUND",
                       Words{"没有上级区划 " + rows[i].parent, "there is no division " + rows[i].parent});
    if (source.empty()) problem.at("/source", "MISSING", sentences::missing);
    refuse_if_wrong(problem);
    for (const auto& row : rows)
        context.tx.run(
            "INSERT INTO outlets_division (code, name, level, parent, valid_from, valid_to, source, loaded_at) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (code) DO UPDATE SET name = excluded.name, "
            "level = excluded.level, parent = excluded.parent, valid_from = excluded.valid_from, "
            "valid_to = excluded.valid_to, source = excluded.source, loaded_at = excluded.loaded_at",
            row.code, row.name, row.level, row.parent, row.valid_from, row.valid_to, source, context.now);
    context.record({.act = "outlets/divisions-loaded",
                    .data = {{"rows", static_cast<std::int64_t>(rows.size())}, {"source", source}}});
}

}  // namespace atrium::outlets

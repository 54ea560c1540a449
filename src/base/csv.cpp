#include "base/csv.h"

#include <algorithm>
#include <ranges>

namespace atrium {
namespace {

std::vector<std::string_view> split(std::string_view text, char by) {
    std::vector<std::string_view> out;
    for (;;) {
        const auto end = text.find(by);
        out.push_back(text.substr(0, end));
        if (end == text.npos) return out;
        text.remove_prefix(end + 1);
    }
}

}  // namespace

std::vector<std::vector<std::string_view>> csv_rows(std::string_view text) {
    std::vector<std::vector<std::string_view>> rows;
    for (const auto line : split(text, '\n') | std::views::drop(1))
        if (!line.empty()) rows.push_back(split(line, ','));
    return rows;
}

}  // namespace atrium

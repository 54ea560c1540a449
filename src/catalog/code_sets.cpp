#include "catalog/code_sets.h"

#include "base/embedded.h"

#include <stdexcept>

namespace atrium::catalog {
namespace {

constexpr std::string_view folder = "codes/";

using Sets = std::map<std::string, CodeSet, std::less<>>;

Sets read_sets() {
    Sets out;
    for (const auto& file : embedded::data()) {
        if (!file.path.starts_with(folder)) continue;
        auto set = decode<CodeSet>(parse_stored(file.bytes), Reader::From::json);
        if (file.path != std::string(folder) + set.set + ".json")
            throw std::runtime_error("the code set " + set.set + " stands in " + std::string(file.path));
        const auto name = set.set;
        out.emplace(name, std::move(set));
    }
    return out;
}

}  // namespace

const Code* CodeSet::find(std::string_view code) const {
    const auto found = std::ranges::find(codes, code, &Code::code);
    return found == codes.end() ? nullptr : &*found;
}

const CodeSet& code_set(std::string_view name) {
    static const Sets sets = read_sets();
    const auto found = sets.find(name);
    if (found == sets.end()) throw std::logic_error("there is no code set " + std::string(name));
    return found->second;
}

const Code& code_in(std::string_view set, std::string_view code) {
    if (const auto* found = code_set(set).find(code)) return *found;
    throw std::runtime_error("the code set " + std::string(set) + " has no " + std::string(code));
}

Named named(std::string_view set, std::string_view code) {
    const auto& found = code_in(set, code);
    return {found.code, found.name};
}

std::vector<Named> named(std::string_view set, const std::vector<std::string>& codes) {
    std::vector<Named> out;
    out.reserve(codes.size());
    for (const auto& code : codes) out.push_back(named(set, code));
    return out;
}

}  // namespace atrium::catalog

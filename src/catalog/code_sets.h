#pragma once

#include "base/codec.h"

#include <algorithm>

namespace atrium::catalog {

// One code of a set (代码).  `mark` says how sure we are of it (services.md §0.1): S from the standard's text
// or seen in real records, R recalled, I decided by us.  What rules ask about a code stands in `traits`.
struct Code {
    std::string code;
    Words name;
    std::string mark;
    std::vector<std::string> traits = {};

    bool has(std::string_view trait) const { return std::ranges::find(traits, trait) != traits.end(); }
};
BOOST_DESCRIBE_STRUCT(Code, (), (code, name, mark, traits))

// A table of codes (代码集), data/codes/<set>.json.
struct CodeSet {
    std::string set;
    Words name;
    std::string source;
    std::vector<Code> codes;

    const Code* find(std::string_view code) const;
};
BOOST_DESCRIBE_STRUCT(CodeSet, (), (set, name, source, codes))

// The set of that name; one that does not exist is a fault of the program.
const CodeSet& code_set(std::string_view name);
// The code in it; one that does not exist is a fault of what was stored.
const Code& code_in(std::string_view set, std::string_view code);

// A code with its name, as answers show it.
struct Named {
    std::string code;
    Words name;
    auto operator<=>(const Named& other) const { return code <=> other.code; }
    bool operator==(const Named& other) const { return code == other.code; }
};
BOOST_DESCRIBE_STRUCT(Named, (), (code, name))

Named named(std::string_view set, std::string_view code);
std::vector<Named> named(std::string_view set, const std::vector<std::string>& codes);

}  // namespace atrium::catalog

#pragma once

#include "base/codec.h"

namespace atrium::catalog {

// Where a value of an item comes from (数据来源); kept with the value and shown beside it.
enum class Provenance {
    published,      // seen in the source that the item names
    law,            // from the text of a law or regulation
    reconstructed,  // our completion: plausible, but nobody has published it
    absent,         // looked for and not found
};
BOOST_DESCRIBE_ENUM(Provenance, published, law, reconstructed, absent)

// "原文公布" / "published".
Text name_of(Provenance);

// Which members of the record it stands in come from where.  What is not named is our completion: a source is
// claimed, never supposed.
using Marks = std::map<std::string, Provenance>;

Provenance mark_of(const Marks&, const std::string& member);

// The publication that an item was taken from (来源).
struct Source {
    std::string title;
    std::string place;
    std::string kind;
    std::optional<std::string> date = std::nullopt;  // as printed: "2016-01", "2019-10-01 / 2024-07-15"
    std::optional<std::string> url = std::nullopt;
    std::optional<std::string> note = std::nullopt;
    std::vector<std::string> codes = {};  // the codes that it prints
};
BOOST_DESCRIBE_STRUCT(Source, (), (title, place, kind, date, url, note, codes))

}  // namespace atrium::catalog

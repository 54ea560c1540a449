#pragma once

#include "catalog/provenance.h"
#include "engine/context.h"

namespace atrium::catalog {

// A line of the directory of the nation or province (基本目录): every implementation list names one.
struct BaseItem {
    std::string code;
    Words name;
    Date valid_from;
    std::optional<Date> valid_to = std::nullopt;        // half-open
    Provenance provenance = Provenance::reconstructed;  // of the code
};
BOOST_DESCRIBE_STRUCT(BaseItem, (), (code, name, valid_from, valid_to, provenance))

// Whether the code stands in the directory and is in force today.
bool is_base_item(const Reading&, const std::string& code);

// Puts a line into the directory, or brings the one with its code up to it.
void write_base_item(Context&, const BaseItem&);

}  // namespace atrium::catalog

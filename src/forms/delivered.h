#pragma once

#include "base/codec.h"

#include <string>
#include <string_view>
#include <vector>

namespace atrium::forms {

// A form that comes with the program (随附表单), and the item of the catalogue that it belongs to.
struct Delivered {
    int no = 0;        // number of the item in the collection of real items
    std::string item;  // its name there
    std::string form;  // the document is data/forms/<form>.json
};
BOOST_DESCRIBE_STRUCT(Delivered, (), (no, item, form))

std::vector<Delivered> delivered_forms();
json::object delivered_document(std::string_view form);

}  // namespace atrium::forms

#include "forms/delivered.h"

#include "base/embedded.h"

namespace atrium::forms {

std::vector<Delivered> delivered_forms() {
    return decode<std::vector<Delivered>>(parse_stored(embedded::data_file("forms/index.json")));
}

json::object delivered_document(std::string_view form) {
    return parse_stored(embedded::data_file("forms/" + std::string(form) + ".json")).as_object();
}

}  // namespace atrium::forms

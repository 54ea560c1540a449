#include "outlets/division_list.h"

namespace atrium::outlets {

DivisionNames divisions(const Reading& reading, ListDivisions request) {
    DivisionNames out;
    for (auto& part : children_of(request.within.value_or(""), local_date(reading.now)))
        out.items.push_back({std::move(part.code), std::move(part.name)});
    return out;
}

}  // namespace atrium::outlets

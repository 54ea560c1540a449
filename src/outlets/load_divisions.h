#pragma once

#include "outlets/city_divisions.h"

namespace atrium::outlets {

// The rows of a file in the form of data/divisions/qingdao.csv.  Every line that cannot be one is named by
// its number, and then none is taken.
std::vector<Division> divisions_in(std::string_view csv);

// New and changed divisions, with the document that they come from.  Refuses, row by row, what has no parent.
void load_divisions(Context&, const std::vector<Division>&, const std::string& source);

}  // namespace atrium::outlets

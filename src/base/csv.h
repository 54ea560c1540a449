#pragma once

#include <string_view>
#include <vector>

namespace atrium {

// The rows of one of our own tables in data/, its header left out.  Fields hold neither commas nor quotes.
std::vector<std::vector<std::string_view>> csv_rows(std::string_view text);

}  // namespace atrium

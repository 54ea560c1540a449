#pragma once

#include "storage/tx.h"

namespace atrium {

// That a column contains the text, with the text's own wildcards taken literally.
Where contains(std::string_view column, std::string_view text);

}  // namespace atrium

#pragma once

#include "base/problem.h"

#include <string>
#include <string_view>

namespace atrium::identity {

// A sentence or a name that somebody typed: so many characters, no control characters.  Collected in
// `problem` or refused at once.
void check_words(Problem&, std::string_view text, std::size_t least, std::size_t most, std::string pointer);
void check_words(std::string_view text, std::size_t least, std::size_t most, std::string pointer);

std::string lower(std::string_view text);  // ASCII letters alone

}  // namespace atrium::identity

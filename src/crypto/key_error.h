#pragma once

#include "base/text.h"

#include <stdexcept>
#include <utility>

namespace atrium::crypto {

// What an operator must put right before keys can be used: a wrong root key, a damaged file, a folder open to
// others.
class KeyError : public std::runtime_error {
public:
    explicit KeyError(Words say) : std::runtime_error(say.en), words(std::move(say)) {}
    Words words;
};

}  // namespace atrium::crypto

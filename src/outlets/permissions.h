#pragma once

#include "engine/actor.h"

namespace atrium::outlets::may {

inline constexpr Permission read{"outlets/read"};
inline constexpr Permission edit{"outlets/edit"};

}  // namespace atrium::outlets::may

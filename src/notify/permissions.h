#pragma once

#include "engine/actor.h"

namespace atrium::notify::may {

inline constexpr Permission own_messages{"notify/own-messages"};

}  // namespace atrium::notify::may

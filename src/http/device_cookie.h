#pragma once

#include "http/message.h"

namespace atrium {

// Gives each browser a name of its own with the first document that it loads, so that the limit of requests
// counts the devices of a school apart.  The name says nothing and is stored nowhere.
Handler with_device_cookie(Handler next);

}  // namespace atrium

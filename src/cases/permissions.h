#pragma once

#include "engine/actor.h"

namespace atrium::cases::may {

inline constexpr Permission apply{"cases/apply"};
inline constexpr Permission read_case{"cases/read"};
inline constexpr Permission view_answers{"cases/view-answers"};
inline constexpr Permission view_number{"cases/view-number"};
inline constexpr Permission check_materials{"cases/check-materials"};
inline constexpr Permission accept{"cases/accept"};
inline constexpr Permission examine{"cases/examine"};
inline constexpr Permission review{"cases/review"};
inline constexpr Permission decide{"cases/decide"};
inline constexpr Permission deliver{"cases/deliver"};
inline constexpr Permission see_inbox{"cases/inbox"};
inline constexpr Permission watch{"cases/watch"};

}  // namespace atrium::cases::may

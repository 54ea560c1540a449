#pragma once

#include "cases/case.h"
#include "http/message.h"

namespace atrium::cases {

struct Follow {
    std::string topics;  // names with commas between: "case:…", "inbox:…"
};
BOOST_DESCRIBE_STRUCT(Follow, (), (topics))

// Live lines of the topics that the actor may follow: a case that he may read, the inbox of his own organ.
Response follow(const Reading&, Follow, Request);

}  // namespace atrium::cases

#pragma once

#include "base/random.h"
#include "catalog/item_version.h"

namespace atrium::app {

// Answers that fit an item's form, plainly invented, beside those that are `known` already.
json::object demo_answers(const catalog::ItemVersion&, Random&, json::object known = {});

}  // namespace atrium::app

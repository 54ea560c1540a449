#pragma once

#include "base/problem.h"

namespace atrium::forms::problems {

inline constexpr ProblemKind not_publishable{
    422,
    "forms/not-publishable",
    "BAD_FORMAT",
    {"表单不符合表单规范，不能发布", "The form does not follow the form profile"}};

}  // namespace atrium::forms::problems

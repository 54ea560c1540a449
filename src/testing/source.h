#pragma once

#include <filesystem>

namespace atrium::testing {

// The root of the project, seen from where a test program stands: build/PRESET/NAME_tests.  It is not
// compiled in, so that two clones can share what ccache knows.
inline std::filesystem::path source_folder() {
    return std::filesystem::canonical("/proc/self/exe").parent_path().parent_path().parent_path();
}

}  // namespace atrium::testing

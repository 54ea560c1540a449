#include "base/embedded.h"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace atrium::embedded {

std::string_view data_file(std::string_view path) {
    const auto& files = data();
    const auto found = std::ranges::find(files, path, &File::path);
    if (found == files.end()) throw std::logic_error("no such file in the binary: data/" + std::string(path));
    return found->bytes;
}

}  // namespace atrium::embedded

#include "storage/like.h"

namespace atrium {

Where contains(std::string_view column, std::string_view text) {
    std::string pattern = "%";
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
    }
    return {std::string(column) + " LIKE ? ESCAPE '\\'", {pattern + "%"}};
}

}  // namespace atrium

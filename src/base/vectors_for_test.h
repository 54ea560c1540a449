#pragma once

#include "base/codec.h"
#include "testing/source.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace atrium {

// One file of tests/vectors/, for tests only.
inline json::value vectors(const std::string& name) {
    std::ifstream in(testing::source_folder() / "tests/vectors" / name, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    if (text.empty()) throw std::runtime_error("tests/vectors/" + name + " cannot be read");
    return parse_stored(text);
}

// The list at a JSON Pointer in it.
inline json::array rows(const std::string& name, std::string_view pointer) {
    return vectors(name).at_pointer(pointer).as_array();
}

inline std::string text_at(const json::value& row, const char* name) {
    return std::string(row.at(name).as_string());
}

}  // namespace atrium

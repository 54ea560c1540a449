#include "testing/source.h"

#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size);

TEST_CASE("every input that was ever found to do harm, and one of each kind, is taken without harm") {
    int inputs = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(atrium::testing::source_folder() / ATRIUM_CORPUS)) {
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        INFO(entry.path().filename().string());
        CHECK(LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()) ==
              0);
        ++inputs;
    }
    CHECK(inputs > 0);
}

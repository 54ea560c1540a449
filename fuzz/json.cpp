#include "base/codec.h"
#include "base/problem.h"

#include <cstddef>
#include <string_view>

// JSON from outside is read, or refused with a Problem; nothing else may happen to it.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    try {
        atrium::parse_json({reinterpret_cast<const char*>(bytes), size});
    } catch (const atrium::Problem& refusal) {
        return refusal.kind.status == 400 ? 0 : -1;
    }
    return 0;
}

#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace atrium {

// Where secrets, salts and tokens come from.  The server's is the system's generator; a test's is seeded.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<unsigned char>) = 0;

    std::string bytes(std::size_t count);
    std::string token();                       // 128 bits as 26 characters of Crockford base32
    std::uint64_t below(std::uint64_t bound);  // uniform in [0, bound), by rejection
    std::string digits(std::size_t count);     // a code that a person types
};

Random& system_random();  // thread-safe

// A repeatable stream (splitmix64).  For tests and the demo city only.
std::unique_ptr<Random> seeded_random(std::uint64_t seed);

}  // namespace atrium

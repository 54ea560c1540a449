#include "base/random.h"

#include <sys/random.h>

#include <stdexcept>

namespace atrium {
namespace {

constexpr std::string_view letters = "0123456789abcdefghjkmnpqrstvwxyz";

class SystemRandom final : public Random {
public:
    void fill(std::span<unsigned char> out) override {
        while (!out.empty()) {
            const auto got = getrandom(out.data(), out.size(), 0);
            if (got < 0) throw std::runtime_error("the system's random generator does not answer");
            out = out.subspan(static_cast<std::size_t>(got));
        }
    }
};

class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
    void fill(std::span<unsigned char> out) override {
        for (auto& byte : out) {
            if (left_ == 0) {
                word_ = next();
                left_ = 8;
            }
            byte = static_cast<unsigned char>(word_);
            word_ >>= 8;
            --left_;
        }
    }

private:
    std::uint64_t next() {
        auto z = state_ += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
    std::uint64_t state_;
    std::uint64_t word_ = 0;
    int left_ = 0;
};

}  // namespace

std::string Random::bytes(std::size_t count) {
    std::string out(count, '\0');
    fill({reinterpret_cast<unsigned char*>(out.data()), count});
    return out;
}

std::string Random::token() {
    auto out = bytes(26);
    for (auto& c : out) c = letters[static_cast<unsigned char>(c) & 31];
    return out;
}

std::uint64_t Random::below(std::uint64_t bound) {
    const auto limit = UINT64_MAX - UINT64_MAX % bound;
    for (;;) {
        std::uint64_t value = 0;
        fill({reinterpret_cast<unsigned char*>(&value), sizeof value});
        if (value < limit) return value % bound;
    }
}

std::string Random::digits(std::size_t count) {
    std::string out;
    while (out.size() < count) out += static_cast<char>('0' + below(10));
    return out;
}

Random& system_random() {
    static SystemRandom random;
    return random;
}

std::unique_ptr<Random> seeded_random(std::uint64_t seed) { return std::make_unique<SeededRandom>(seed); }

}  // namespace atrium

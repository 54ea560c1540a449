#include "base/id.h"

namespace atrium {
namespace {
constexpr std::string_view letters = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr int node_bits = 5, sequence_bits = 14;
}  // namespace

std::string id_text(std::int64_t value) {
    std::string out(13, '0');
    auto rest = static_cast<std::uint64_t>(value);
    for (auto at = out.rbegin(); at != out.rend(); ++at, rest >>= 5) *at = letters[rest & 31];
    return out;
}

std::optional<std::int64_t> id_value(std::string_view text) {
    if (text.size() != 13 || text.front() < '0' || text.front() > '7') return std::nullopt;
    std::uint64_t value = 0;
    for (const char c : text) {
        const auto at = letters.find(c);
        if (at == letters.npos) return std::nullopt;
        value = value << 5 | at;
    }
    return static_cast<std::int64_t>(value);
}

std::int64_t Ids::next_value() {
    const auto now = clock_.now().us / 1000;
    if (now > millisecond_) {
        millisecond_ = now;
        sequence_ = 0;
    } else if (++sequence_ >> sequence_bits) {
        ++millisecond_;
        sequence_ = 0;
    }
    return (millisecond_ << node_bits | node_) << sequence_bits | sequence_;
}

std::int64_t first_id_at(Instant at) { return at.us / 1000 << (node_bits + sequence_bits); }

}  // namespace atrium

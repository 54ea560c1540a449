#include "forms/pattern.h"

#include "forms/characters.h"

#include <algorithm>

namespace atrium::forms {
namespace {

constexpr int unbounded = -1;
constexpr int max_repeat = 1'000;
constexpr int max_nesting = 10;
constexpr std::u32string_view special = U"\\^$.|?*+()[]{}/";

// The expression as it was read: a set of characters, a sequence, a choice, or a repetition of one part.
struct Part {
    enum class Kind { characters, sequence, choice, repetition } kind = Kind::sequence;
    Pattern::State characters = {};
    std::vector<Part> parts = {};
    int least = 1;
    int most = 1;
};

class PatternReader {
public:
    explicit PatternReader(std::u32string text) : text_(std::move(text)) {}

    std::optional<Part> read() {
        if (!take(U'^')) return std::nullopt;
        auto whole = choice(0);
        if (!whole || !take(U'$') || at_ != text_.size()) return std::nullopt;
        return whole;
    }

private:
    bool ended() const { return at_ == text_.size(); }
    char32_t peek() const { return ended() ? 0 : text_[at_]; }
    bool take(char32_t c) {
        if (ended() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    std::optional<Part> choice(int depth) {
        if (depth > max_nesting) return std::nullopt;
        Part out{.kind = Part::Kind::choice};
        do {
            auto branch = sequence(depth);
            if (!branch) return std::nullopt;
            out.parts.push_back(*std::move(branch));
        } while (take(U'|'));
        return out;
    }

    std::optional<Part> sequence(int depth) {
        Part out{.kind = Part::Kind::sequence};
        while (!ended() && peek() != U'|' && peek() != U')' && peek() != U'$') {
            auto part = atom(depth);
            if (part) part = repeated(*std::move(part));
            if (!part) return std::nullopt;
            out.parts.push_back(*std::move(part));
        }
        // An empty part could be repeated without end and never meet the limit on states.
        return out.parts.empty() ? std::nullopt : std::optional(out);
    }

    std::optional<Part> atom(int depth) {
        if (take(U'(')) {
            if (!take(U'?') || !take(U':')) return std::nullopt;
            auto inner = choice(depth + 1);
            return inner && take(U')') ? inner : std::nullopt;
        }
        Part out{.kind = Part::Kind::characters, .characters = {.kind = Pattern::State::Kind::characters}};
        const bool read = take(U'[') ? set(out.characters) : single(out.characters);
        return read ? std::optional(out) : std::nullopt;
    }

    bool single(Pattern::State& out) {
        if (take(U'\\')) return escaped(out);
        if (special.find(peek()) != special.npos) return false;
        out.ranges.emplace_back(peek(), peek());
        ++at_;
        return true;
    }

    bool escaped(Pattern::State& out) {
        const char32_t c = peek();
        if (c == U'd') out.ranges.emplace_back(U'0', U'9');
        else if (special.find(c) != special.npos && !ended()) out.ranges.emplace_back(c, c);
        else return false;
        ++at_;
        return true;
    }

    // The inside of [...]: single characters, ranges, \d and escaped punctuation.
    bool set(Pattern::State& out) {
        out.negated = take(U'^');
        while (!ended() && peek() != U']') {
            const auto low = member(out);
            if (!low) return false;
            if (*low == 0) {  // \d stood there, which starts no range
                if (starts_range()) return false;
                continue;
            }
            char32_t high = *low;
            if (starts_range()) {
                ++at_;
                const auto end = member(out);
                if (!end || *end < *low) return false;
                high = *end;
            }
            out.ranges.emplace_back(*low, high);
        }
        return !out.ranges.empty() && take(U']');
    }

    bool starts_range() const { return peek() == U'-' && at_ + 1 < text_.size() && text_[at_ + 1] != U']'; }

    // One character of a set; 0 for \d, which adds itself.
    std::optional<char32_t> member(Pattern::State& out) {
        if (take(U'\\')) {
            if (take(U'd')) {
                out.ranges.emplace_back(U'0', U'9');
                return U'\0';
            }
            if (take(U'-')) return U'-';
            if (ended() || special.find(peek()) == special.npos) return std::nullopt;
            return text_[at_++];
        }
        if (ended() || peek() == U'[' || peek() == U'^' || peek() == 0) return std::nullopt;
        return text_[at_++];
    }

    std::optional<Part> repeated(Part part) {
        int least = 1, most = 1;
        if (take(U'?')) least = 0;
        else if (take(U'*')) least = 0, most = unbounded;
        else if (take(U'+')) most = unbounded;
        else if (take(U'{')) {
            if (!count(least)) return std::nullopt;
            most = least;
            if (take(U',') && !count(most)) most = unbounded;
            if (!take(U'}') || (most != unbounded && (most < least || most == 0))) return std::nullopt;
        } else return part;
        Part out{.kind = Part::Kind::repetition, .least = least, .most = most};
        out.parts.push_back(std::move(part));
        return out;
    }

    bool count(int& out) {
        const auto start = at_;
        int value = 0;
        while (peek() >= U'0' && peek() <= U'9' && value <= max_repeat)
            value = value * 10 + static_cast<int>(text_[at_++] - U'0');
        if (at_ == start || value > max_repeat) return false;
        out = value;
        return true;
    }

    std::u32string text_;
    std::size_t at_ = 0;
};

// Writes the parts as states; gives up when they become too many.
class PatternWriter {
public:
    bool write(const Part& part) {
        switch (part.kind) {
            case Part::Kind::characters: return add(part.characters);
            case Part::Kind::sequence:
                return std::ranges::all_of(part.parts, [&](const Part& p) { return write(p); });
            case Part::Kind::choice: return write_choice(part.parts, 0);
            case Part::Kind::repetition: return write_repetition(part);
        }
        return false;
    }
    bool end() { return add({.kind = Pattern::State::Kind::end}); }
    std::vector<Pattern::State> take() { return std::move(states_); }

private:
    bool add(Pattern::State state) {
        if (states_.size() >= max_pattern_states) return false;
        state.next = states_.size() + 1;
        states_.push_back(std::move(state));
        return true;
    }

    bool write_choice(const std::vector<Part>& branches, std::size_t first) {
        if (first + 1 == branches.size()) return write(branches[first]);
        const auto fork = states_.size();
        if (!add({.kind = Pattern::State::Kind::either}) || !write(branches[first])) return false;
        const auto leave = states_.size();
        if (!add({.kind = Pattern::State::Kind::go})) return false;
        states_[fork].other = states_.size();
        if (!write_choice(branches, first + 1)) return false;
        states_[leave].next = states_.size();
        return true;
    }

    bool write_repetition(const Part& part) {
        const Part& inner = part.parts.front();
        for (int i = 0; i < part.least; ++i)
            if (!write(inner)) return false;
        if (part.most == unbounded) return write_loop(inner);
        std::vector<std::size_t> forks;
        for (int i = part.least; i < part.most; ++i) {
            forks.push_back(states_.size());
            if (!add({.kind = Pattern::State::Kind::either}) || !write(inner)) return false;
        }
        for (const auto fork : forks) states_[fork].other = states_.size();
        return true;
    }

    bool write_loop(const Part& inner) {
        const auto fork = states_.size();
        if (!add({.kind = Pattern::State::Kind::either}) || !write(inner)) return false;
        if (!add({.kind = Pattern::State::Kind::go})) return false;
        states_.back().next = fork;
        states_[fork].other = states_.size();
        return true;
    }

    std::vector<Pattern::State> states_;
};

bool accepts(const Pattern::State& state, char32_t c) {
    const bool inside = std::ranges::any_of(
        state.ranges, [c](const auto& range) { return range.first <= c && c <= range.second; });
    return inside != state.negated;
}

// The states in which the machine is at once, each held one time.
class StateSet {
public:
    explicit StateSet(const std::vector<Pattern::State>& states) : states_(&states), held_(states.size()) {}

    // Adds a state and all that it reaches without reading a character.
    void add(std::size_t first) {
        std::vector<std::size_t> pending{first};
        while (!pending.empty()) {
            const auto index = pending.back();
            pending.pop_back();
            if (held_[index]) continue;
            held_[index] = true;
            const auto& state = (*states_)[index];
            if (state.kind == Pattern::State::Kind::either) pending.push_back(state.other);
            if (state.kind == Pattern::State::Kind::either || state.kind == Pattern::State::Kind::go)
                pending.push_back(state.next);
            else members_.push_back(index);
        }
    }
    void clear() {
        members_.clear();
        held_.assign(held_.size(), false);
    }
    const std::vector<std::size_t>& members() const { return members_; }

private:
    const std::vector<Pattern::State>* states_;
    std::vector<bool> held_;
    std::vector<std::size_t> members_;
};

}  // namespace

std::optional<Pattern> Pattern::compile(std::string_view utf8) {
    auto text = code_points(utf8);
    if (text.size() > max_pattern_text) return std::nullopt;
    const auto whole = PatternReader(std::move(text)).read();
    PatternWriter writer;
    if (!whole || !writer.write(*whole) || !writer.end()) return std::nullopt;
    Pattern out;
    out.text_ = utf8;
    out.states_ = writer.take();
    return out;
}

bool Pattern::matches(std::string_view utf8) const {
    StateSet now(states_), then(states_);
    now.add(0);
    for (const char32_t c : code_points(utf8)) {
        then.clear();
        for (const auto index : now.members())
            if (states_[index].kind == State::Kind::characters && accepts(states_[index], c))
                then.add(states_[index].next);
        std::swap(now, then);
    }
    return std::ranges::any_of(now.members(),
                               [&](std::size_t index) { return states_[index].kind == State::Kind::end; });
}

}  // namespace atrium::forms

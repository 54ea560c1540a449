#include "ledger/merkle.h"

#include <bit>
#include <stdexcept>

namespace atrium::ledger {
namespace {

using crypto::Hasher;

// A hasher per thread and hash: making one costs more than hashing a node.
Hasher& hasher(Hash hash) {
    thread_local Hasher sm3(Hash::sm3);
    thread_local Hasher sha256(Hash::sha256);
    return hash == Hash::sm3 ? sm3 : sha256;
}

// The leaves [begin, end): complete subtrees are asked for, the ragged right side is put together from them.
struct Ranges {
    const NodeSource& nodes;
    Hash hash;

    Digest root(std::uint64_t begin, std::uint64_t end) const {
        const auto count = end - begin;
        if (std::has_single_bit(count) && begin % count == 0)
            return nodes(static_cast<unsigned>(std::countr_zero(count)), begin / count);
        const auto middle = begin + std::bit_floor(count - 1);
        return node_hash(root(begin, middle), root(middle, end), hash);
    }

    // RFC 9162 §2.1.3.1.
    void include(std::uint64_t index, std::uint64_t begin, std::uint64_t end,
                 std::vector<Digest>& path) const {
        if (end - begin == 1) return;
        const auto middle = begin + std::bit_floor(end - begin - 1);
        const bool left = index < middle;
        include(index, left ? begin : middle, left ? middle : end, path);
        path.push_back(left ? root(middle, end) : root(begin, middle));
    }

    // RFC 9162 §2.1.4.1; `known` is the b of its SUBPROOF: the verifier has this subtree's root already.
    void extend(std::uint64_t old_end, std::uint64_t begin, std::uint64_t end, bool known,
                std::vector<Digest>& path) const {
        if (old_end == end) {
            if (!known) path.push_back(root(begin, end));
            return;
        }
        const auto middle = begin + std::bit_floor(end - begin - 1);
        if (old_end <= middle) {
            extend(old_end, begin, middle, known, path);
            path.push_back(root(middle, end));
        } else {
            extend(old_end, middle, end, false, path);
            path.push_back(root(begin, middle));
        }
    }
};

// Where a verifier stands: `index` the node it climbs from, `last` the rightmost node of the same height.
struct Climb {
    std::uint64_t index;
    std::uint64_t last;

    bool at_root() const { return last == 0; }
    bool is_right_or_last() const { return index % 2 == 1 || index == last; }
    void up() { index >>= 1, last >>= 1; }
    // A node without a sibling rises unchanged until it is somebody's right child.
    void up_to_right_child() {
        while (index % 2 == 0 && index != 0) up();
    }
};

}  // namespace

Digest leaf_hash(std::string_view entry, Hash hash) {
    return hasher(hash).add(std::string_view("\0", 1)).add(entry).finish();
}

Digest node_hash(const Digest& left, const Digest& right, Hash hash) {
    return hasher(hash).add("\1").add(left).add(right).finish();
}

Digest empty_root(Hash hash) { return hasher(hash).finish(); }

bool verify_inclusion(std::uint64_t index, std::uint64_t size, const Digest& leaf,
                      std::span<const Digest> path, const Digest& root, Hash hash) {
    if (index >= size) return false;
    Climb climb{index, size - 1};
    auto computed = leaf;
    for (const auto& sibling : path) {
        if (climb.at_root()) return false;
        if (climb.is_right_or_last()) {
            computed = node_hash(sibling, computed, hash);
            climb.up_to_right_child();
        } else {
            computed = node_hash(computed, sibling, hash);
        }
        climb.up();
    }
    return climb.at_root() && computed == root;
}

bool verify_consistency(std::uint64_t old_size, std::uint64_t new_size, const Digest& old_root,
                        const Digest& new_root, std::span<const Digest> path, Hash hash) {
    if (old_size == 0 || old_size > new_size) return false;
    if (old_size == new_size) return path.empty() && old_root == new_root;
    // The root of an old tree that is complete is itself the first node of the path, and is left out of it.
    const bool complete = std::has_single_bit(old_size);
    if (!complete && path.empty()) return false;
    auto old_computed = complete ? old_root : path.front();
    auto new_computed = old_computed;
    Climb climb{old_size - 1, new_size - 1};
    while (climb.index % 2 == 1) climb.up();
    for (const auto& sibling : path.subspan(complete ? 0 : 1)) {
        if (climb.at_root()) return false;
        if (climb.is_right_or_last()) {
            old_computed = node_hash(sibling, old_computed, hash);
            new_computed = node_hash(sibling, new_computed, hash);
            climb.up_to_right_child();
        } else {
            new_computed = node_hash(new_computed, sibling, hash);
        }
        climb.up();
    }
    return climb.at_root() && old_computed == old_root && new_computed == new_root;
}

Digest root_of(std::uint64_t size, const NodeSource& nodes, Hash hash) {
    return size == 0 ? empty_root(hash) : Ranges{nodes, hash}.root(0, size);
}

std::vector<Digest> inclusion_path(std::uint64_t index, std::uint64_t size, const NodeSource& nodes,
                                   Hash hash) {
    if (index >= size) throw std::out_of_range("no such leaf in a tree of this size");
    std::vector<Digest> path;
    Ranges{nodes, hash}.include(index, 0, size, path);
    return path;
}

std::vector<Digest> consistency_path(std::uint64_t old_size, std::uint64_t new_size, const NodeSource& nodes,
                                     Hash hash) {
    if (old_size == 0 || old_size > new_size)
        throw std::out_of_range("no proof between trees of these sizes");
    std::vector<Digest> path;
    Ranges{nodes, hash}.extend(old_size, 0, new_size, true, path);
    return path;
}

Frontier::Frontier(std::uint64_t size, const NodeSource& nodes, Hash hash) : hash_(hash), size_(size) {
    std::uint64_t begin = 0;
    for (unsigned height = 64; height-- > 0;) {
        const auto count = std::uint64_t{1} << height;
        if ((size & count) == 0) continue;
        complete_.push_back(nodes(height, begin / count));
        begin += count;
    }
}

void Frontier::append(const Digest& leaf) {
    auto grown = leaf;
    for (auto left = size_; left % 2 == 1; left >>= 1) {
        grown = node_hash(complete_.back(), grown, hash_);
        complete_.pop_back();
    }
    complete_.push_back(grown);
    ++size_;
}

Digest Frontier::root() const {
    if (complete_.empty()) return empty_root(hash_);
    auto root = complete_.back();
    for (auto next = complete_.rbegin() + 1; next != complete_.rend(); ++next)
        root = node_hash(*next, root, hash_);
    return root;
}

}  // namespace atrium::ledger

#pragma once

#include "crypto/hash.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

// The hash tree of RFC 6962 and RFC 9162: a leaf is H(00 || entry), a node H(01 || left || right), and the
// root of nothing is H(""). Our trees use SM3; the hash is a parameter so that the published SHA-256 vectors
// run.
namespace atrium::ledger {

using crypto::Digest;
using crypto::Hash;

Digest leaf_hash(std::string_view entry, Hash = Hash::sm3);
Digest node_hash(const Digest& left, const Digest& right, Hash = Hash::sm3);
Digest empty_root(Hash = Hash::sm3);

// RFC 9162 §2.1.3.2: is the leaf the one at `index` of the tree of `size` leaves with this root?
bool verify_inclusion(std::uint64_t index, std::uint64_t size, const Digest& leaf,
                      std::span<const Digest> path, const Digest& root, Hash = Hash::sm3);

// RFC 9162 §2.1.4.2: is the tree of `new_size` the one of `old_size`, continued?  An old tree without leaves
// proves nothing and is refused.
bool verify_consistency(std::uint64_t old_size, std::uint64_t new_size, const Digest& old_root,
                        const Digest& new_root, std::span<const Digest> path, Hash = Hash::sm3);

// Answers with the hash of the complete subtree of 2^height leaves that is the index-th of its height.
using NodeSource = std::function<Digest(unsigned height, std::uint64_t index)>;

// They ask only for complete subtrees of the tree of `size` leaves.
Digest root_of(std::uint64_t size, const NodeSource&, Hash = Hash::sm3);
std::vector<Digest> inclusion_path(std::uint64_t index, std::uint64_t size, const NodeSource&,
                                   Hash = Hash::sm3);
std::vector<Digest> consistency_path(std::uint64_t old_size, std::uint64_t new_size, const NodeSource&,
                                     Hash = Hash::sm3);

// The right edge of a growing tree: enough to append leaves and to know the root, without any other node.
class Frontier {
public:
    explicit Frontier(Hash hash = Hash::sm3) : hash_(hash) {}
    Frontier(std::uint64_t size, const NodeSource&, Hash = Hash::sm3);

    void append(const Digest& leaf);
    std::uint64_t size() const { return size_; }
    Digest root() const;

private:
    Hash hash_;
    std::uint64_t size_ = 0;
    std::vector<Digest> complete_;  // one per set bit of the size, the largest subtree first
};

}  // namespace atrium::ledger

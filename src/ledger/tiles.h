#pragma once

#include "ledger/merkle.h"

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The tree as static files, in the layout of C2SP tlog-tiles: a tile holds up to 256 hashes side by side of
// one height (level L: of height 8 L); what lies between two levels is computed.
namespace atrium::ledger {

inline constexpr int tile_width = 256;
inline constexpr int entries_level = -1;  // not hashes but the entries themselves, 256 in a bundle

// One file of the ledger.  A tile that is not full yet carries its width in its name.
struct Tile {
    int level = 0;
    std::uint64_t index = 0;
    int width = tile_width;
    auto operator<=>(const Tile&) const = default;
};

std::string tile_path(const Tile&);                         // "tile/0/x001/234.p/5", "tile/entries/000"
std::optional<Tile> tile_from_path(std::string_view path);  // that form alone

// The tiles of a tree of `size` leaves: how wide is the index-th of this level (0: there is none)?
int width_in(std::uint64_t size, int level, std::uint64_t index);

// Which tiles of hashes have other bytes (and another name) when the tree grows; bundles change as level 0
// does.
std::vector<Tile> changed_tiles(std::uint64_t old_size, std::uint64_t new_size);

// The bytes of a tile: `width` hashes of 32 bytes, or more when the store has a wider one of the same index.
using TileSource = std::function<std::optional<std::string>(int level, std::uint64_t index, int width)>;

struct TileBytes {
    Tile tile;
    std::string hashes;
};

// The changed tiles with their bytes, after these leaves are appended to the tree of `old_size`; reads at
// most one partial tile per level.
std::vector<TileBytes> append_leaves(std::uint64_t old_size, std::span<const Digest> leaves,
                                     const TileSource&, Hash = Hash::sm3);

// A tree of a fixed size read from its tiles; remembers those that it has read.  Not for several threads.
// A tile that is missing or too short is a damaged store: std::runtime_error.
class TiledTree {
public:
    TiledTree(std::uint64_t size, TileSource source, Hash hash = Hash::sm3)
        : size_(size), source_(std::move(source)), hash_(hash) {}

    std::uint64_t size() const { return size_; }
    Digest root();
    Digest leaf(std::uint64_t index);
    std::vector<Digest> inclusion(std::uint64_t index);
    std::vector<Digest> consistency(std::uint64_t old_size);
    Frontier frontier();

private:
    Digest node(unsigned height, std::uint64_t index);
    const std::string& tile(int level, std::uint64_t index);
    NodeSource nodes() {
        return [this](unsigned height, std::uint64_t index) { return node(height, index); };
    }

    std::uint64_t size_;
    TileSource source_;
    Hash hash_;
    std::map<std::pair<int, std::uint64_t>, std::string> read_;
};

// A bundle of entries: each with its length before it (2 bytes, big-endian).
inline constexpr std::size_t entry_size_max = 65535;
std::string entry_bundle(std::span<const std::string> entries);
std::optional<std::vector<std::string>> entries_of(std::string_view bundle);

}  // namespace atrium::ledger

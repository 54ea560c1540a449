#include "ledger/tiles.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace atrium::ledger {
namespace {

constexpr std::size_t hash_size = 32;
constexpr int level_max = 7;  // 2^64 leaves fill eight levels

// How many hashes a level has in a tree of this size.
std::uint64_t count_in(std::uint64_t size, int level) { return size >> (8 * level); }

Digest hash_at(std::string_view tile, std::uint64_t position) {
    return *crypto::digest_from(tile.substr(position * hash_size, hash_size));
}

Digest subtree(std::string_view tile, std::uint64_t begin, std::uint64_t count, Hash hash) {
    if (count == 1) return hash_at(tile, begin);
    const auto half = count / 2;
    return node_hash(subtree(tile, begin, half, hash), subtree(tile, begin + half, half, hash), hash);
}

std::string damaged(int level, std::uint64_t index, int width) {
    return "the ledger's " + tile_path({level, index, width}) + " is missing or damaged";
}

std::string fetch(const TileSource& source, int level, std::uint64_t index, int width) {
    auto bytes = source(level, index, width);
    if (!bytes || bytes->size() < static_cast<std::size_t>(width) * hash_size)
        throw std::runtime_error(damaged(level, index, width));
    bytes->resize(static_cast<std::size_t>(width) * hash_size);
    return *std::move(bytes);
}

// Reads a decimal without leading zeros.
template <class Number>
std::optional<Number> decimal(std::string_view text) {
    Number value = 0;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = wrong == std::errc{} && end == text.data() + text.size() && !text.starts_with('-');
    return whole && (text == "0" || !text.starts_with('0')) ? std::optional(value) : std::nullopt;
}

std::string index_path(std::uint64_t index) {
    auto out = fmt::format("{:03}", index % 1000);
    for (auto rest = index / 1000; rest > 0; rest /= 1000) out = fmt::format("x{:03}/{}", rest % 1000, out);
    return out;
}

std::optional<std::uint64_t> index_from(std::string_view path) {
    std::string digits;
    for (; path.starts_with('x'); path.remove_prefix(5)) {
        if (path.size() < 5 || path[4] != '/') return std::nullopt;
        digits += path.substr(1, 3);
    }
    digits += path;
    const auto significant = std::min(digits.find_first_not_of('0'), digits.size() - 1);
    const auto index = digits.empty() ? std::nullopt : decimal<std::uint64_t>(digits.substr(significant));
    return index;
}

}  // namespace

std::string tile_path(const Tile& tile) {
    const auto level = tile.level == entries_level ? std::string("entries") : std::to_string(tile.level);
    const auto partial = tile.width == tile_width ? std::string() : fmt::format(".p/{}", tile.width);
    return fmt::format("tile/{}/{}{}", level, index_path(tile.index), partial);
}

std::optional<Tile> tile_from_path(std::string_view path) {
    const auto whole = path;
    if (!path.starts_with("tile/")) return std::nullopt;
    path.remove_prefix(5);
    const auto slash = path.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto level =
        path.substr(0, slash) == "entries" ? entries_level : decimal<int>(path.substr(0, slash));
    path.remove_prefix(slash + 1);
    const auto partial = path.find(".p/");
    const auto width =
        partial == std::string_view::npos ? tile_width : decimal<int>(path.substr(partial + 3));
    const auto index = index_from(path.substr(0, partial));
    if (!level || !width || !index || *level > level_max || *width < 1 || *width > tile_width)
        return std::nullopt;
    const Tile tile{*level, *index, *width};
    return tile_path(tile) == whole ? std::optional(tile) : std::nullopt;
}

int width_in(std::uint64_t size, int level, std::uint64_t index) {
    const auto count = count_in(size, std::max(level, 0));
    const auto full = count / tile_width;
    if (index > full) return 0;
    return index < full ? tile_width : static_cast<int>(count % tile_width);
}

std::vector<Tile> changed_tiles(std::uint64_t old_size, std::uint64_t new_size) {
    std::vector<Tile> out;
    for (int level = 0; level <= level_max; ++level) {
        const auto before = count_in(old_size, level);
        const auto after = count_in(new_size, level);
        if (before >= after) break;
        for (auto index = before / tile_width; index * tile_width < after; ++index)
            out.push_back({level, index, width_in(new_size, level, index)});
    }
    return out;
}

std::vector<TileBytes> append_leaves(std::uint64_t old_size, std::span<const Digest> leaves,
                                     const TileSource& source, Hash hash) {
    std::vector<TileBytes> out;
    std::vector<Digest> added(leaves.begin(), leaves.end());
    for (int level = 0; level <= level_max && !added.empty(); ++level) {
        auto index = count_in(old_size, level) / tile_width;
        const auto held = static_cast<int>(count_in(old_size, level) % tile_width);
        auto bytes = held > 0 ? fetch(source, level, index, held) : std::string();
        std::vector<Digest> above;
        for (const auto& digest : added) {
            bytes += crypto::bytes_of(digest);
            if (bytes.size() < tile_width * hash_size) continue;
            above.push_back(subtree(bytes, 0, tile_width, hash));
            out.push_back({{level, index++, tile_width}, std::exchange(bytes, {})});
        }
        if (!bytes.empty()) {
            const auto width = static_cast<int>(bytes.size() / hash_size);
            out.push_back({{level, index, width}, std::move(bytes)});
        }
        added = std::move(above);
    }
    return out;
}

const std::string& TiledTree::tile(int level, std::uint64_t index) {
    const auto found = read_.find({level, index});
    if (found != read_.end()) return found->second;
    const auto width = width_in(size_, level, index);
    return read_.emplace(std::pair{level, index}, fetch(source_, level, index, width)).first->second;
}

Digest TiledTree::node(unsigned height, std::uint64_t index) {
    const auto count = std::uint64_t{1} << height % 8;
    const auto first = index * count;
    const auto& bytes = tile(static_cast<int>(height / 8), first / tile_width);
    return subtree(bytes, first % tile_width, count, hash_);
}

Digest TiledTree::root() { return root_of(size_, nodes(), hash_); }

Digest TiledTree::leaf(std::uint64_t index) {
    if (index >= size_) throw std::out_of_range("no such leaf in a tree of this size");
    return node(0, index);
}

std::vector<Digest> TiledTree::inclusion(std::uint64_t index) {
    return inclusion_path(index, size_, nodes(), hash_);
}

std::vector<Digest> TiledTree::consistency(std::uint64_t old_size) {
    return consistency_path(old_size, size_, nodes(), hash_);
}

Frontier TiledTree::frontier() { return {size_, nodes(), hash_}; }

std::string entry_bundle(std::span<const std::string> entries) {
    std::string out;
    for (const auto& entry : entries) {
        if (entry.size() > entry_size_max) throw std::length_error("a ledger entry has at most 65535 bytes");
        out += static_cast<char>(entry.size() >> 8);
        out += static_cast<char>(entry.size() & 0xFF);
        out += entry;
    }
    return out;
}

std::optional<std::vector<std::string>> entries_of(std::string_view bundle) {
    std::vector<std::string> out;
    while (!bundle.empty()) {
        if (bundle.size() < 2) return std::nullopt;
        const auto size = static_cast<std::size_t>(static_cast<unsigned char>(bundle[0])) << 8 |
                          static_cast<unsigned char>(bundle[1]);
        bundle.remove_prefix(2);
        if (bundle.size() < size) return std::nullopt;
        out.emplace_back(bundle.substr(0, size));
        bundle.remove_prefix(size);
    }
    return out;
}

}  // namespace atrium::ledger

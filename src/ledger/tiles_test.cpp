#include "ledger/tiles.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <stdexcept>

namespace atrium::ledger {
namespace {

// The store of a ledger that keeps every tile it was ever given, as static files would.
struct Store {
    std::map<Tile, std::string> tiles;
    int reads = 0;

    TileSource source() {
        return [this](int level, std::uint64_t index, int width) -> std::optional<std::string> {
            ++reads;
            const auto found = tiles.find({level, index, width});
            return found == tiles.end() ? std::nullopt : std::optional(found->second);
        };
    }
    std::vector<Tile> append(std::uint64_t from, std::span<const Digest> leaves) {
        std::vector<Tile> written;
        for (auto& [tile, hashes] : append_leaves(from, leaves, source())) {
            written.push_back(tile);
            tiles[tile] = hashes;
        }
        return written;
    }
};

std::vector<Digest> some_leaves(std::uint64_t from, std::uint64_t to) {
    std::vector<Digest> out;
    for (auto i = from; i < to; ++i) out.push_back(leaf_hash(std::to_string(i)));
    return out;
}

}  // namespace

TEST_CASE("a tile's path is written as tlog-tiles writes it, and read in that form alone") {
    CHECK(tile_path({0, 0, 256}) == "tile/0/000");
    CHECK(tile_path({0, 1234067, 256}) == "tile/0/x001/x234/067");
    CHECK(tile_path({1, 1234, 5}) == "tile/1/x001/234.p/5");
    CHECK(tile_path({entries_level, 7, 255}) == "tile/entries/007.p/255");
    CHECK(tile_from_path("tile/entries/x001/234") == Tile{entries_level, 1234, 256});
    for (const auto* wrong : {"",
                              "tile",
                              "tile/",
                              "tile/0",
                              "tile/0/",
                              "tile/0/0",
                              "tile/0/00",
                              "tile/0/0000",
                              "tile/00/000",
                              "tile/-1/000",
                              "tile/8/000",
                              "tile/0/x000/001",
                              "tile/0/x01/001",
                              "tile/0/x001",
                              "tile/0/x001/",
                              "tile/0/000.p/0",
                              "tile/0/000.p/256",
                              "tile/0/000.p/05",
                              "tile/0/000.p/",
                              "tile/0/000/",
                              "tile/0/x0a1/001",
                              "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
                              "Tile/0/000",
                              "tile/0/../000",
                              "tile/0/001.p/1.p/1"})
        CHECK_FALSE(tile_from_path(wrong));
}

TEST_CASE("every tile finds back from its path") {
    CHECK(rc::check([] {
        const Tile tile{*rc::gen::inRange(-1, 8), *rc::gen::arbitrary<std::uint64_t>(),
                        *rc::gen::inRange(1, 257)};
        RC_ASSERT(tile_from_path(tile_path(tile)) == tile);
    }));
}

TEST_CASE("a tree of 70,000 leaves has these tiles") {
    CHECK(width_in(70000, 0, 0) == 256);
    CHECK(width_in(70000, 0, 273) == 112);
    CHECK(width_in(70000, 0, 274) == 0);
    CHECK(width_in(70000, 1, 1) == 17);
    CHECK(width_in(70000, 2, 0) == 1);
    CHECK(width_in(70000, 3, 0) == 0);
    CHECK(width_in(70000, entries_level, 273) == 112);
    CHECK(width_in(0, 0, 0) == 0);
    CHECK(changed_tiles(69999, 70000) == std::vector<Tile>{{0, 273, 112}});
    CHECK(changed_tiles(255, 257) == std::vector<Tile>{{0, 0, 256}, {0, 1, 1}, {1, 0, 1}});
    CHECK(changed_tiles(5, 5).empty());
}

TEST_CASE("however a ledger grows, its tiles give the roots and proofs of its tree") {
    CHECK(rc::check([] {
        Store store;
        Frontier frontier;
        std::uint64_t size = 0;
        for (const auto step : *rc::gen::container<std::vector<int>>(4, rc::gen::inRange(0, 700))) {
            const auto leaves = some_leaves(size, size + static_cast<std::uint64_t>(step));
            RC_ASSERT(store.append(size, leaves) == changed_tiles(size, size + leaves.size()));
            for (const auto& leaf : leaves) frontier.append(leaf);
            size += leaves.size();
            RC_ASSERT(TiledTree(size, store.source()).root() == frontier.root());
            RC_ASSERT(TiledTree(size, store.source()).frontier().root() == frontier.root());
        }
        if (size == 0) return;
        const auto index = *rc::gen::inRange<std::uint64_t>(0, size);
        const auto before = *rc::gen::inRange<std::uint64_t>(1, size + 1);
        TiledTree tree(size, store.source());
        RC_ASSERT(tree.leaf(index) == leaf_hash(std::to_string(index)));
        RC_ASSERT(verify_inclusion(index, size, tree.leaf(index), tree.inclusion(index), tree.root()));
        Frontier old;
        for (const auto& leaf : some_leaves(0, before)) old.append(leaf);
        RC_ASSERT(verify_consistency(before, size, old.root(), tree.root(), tree.consistency(before)));
    }));
}

TEST_CASE("a tree of 70,000 leaves is proven across three levels with few reads") {
    Store store;
    store.append(0, some_leaves(0, 70000));
    store.reads = 0;
    TiledTree tree(70000, store.source());
    for (const std::uint64_t index : {0ULL, 65535ULL, 65536ULL, 69999ULL})
        CHECK(verify_inclusion(index, 70000, leaf_hash(std::to_string(index)), tree.inclusion(index),
                               tree.root()));
    CHECK(store.reads <= 9);
}

TEST_CASE("a wider tile serves a smaller tree, a shorter one is damage") {
    Store store;
    store.append(0, some_leaves(0, 200));
    const TileSource wider = [&](int level, std::uint64_t index, int) {
        return store.source()(level, index, 200);
    };
    Frontier frontier;
    for (const auto& leaf : some_leaves(0, 150)) frontier.append(leaf);
    CHECK(TiledTree(150, wider).root() == frontier.root());
    CHECK_THROWS_AS(TiledTree(201, wider).root(), std::runtime_error);
    CHECK_THROWS_AS(TiledTree(150, store.source()).root(), std::runtime_error);
    CHECK_THROWS_AS(append_leaves(150, some_leaves(150, 151), store.source()), std::runtime_error);
    CHECK_THROWS_AS(TiledTree(200, store.source()).inclusion(200), std::out_of_range);
    CHECK_THROWS_AS(TiledTree(200, store.source()).consistency(0), std::out_of_range);
}

TEST_CASE("a bundle gives back its entries, and nothing when cut") {
    CHECK(rc::check([](const std::vector<std::string>& entries) {
        const auto bundle = entry_bundle(entries);
        RC_ASSERT(entries_of(bundle) == entries);
        if (!bundle.empty()) RC_ASSERT_FALSE(entries_of(bundle.substr(0, bundle.size() - 1)) == entries);
    }));
    CHECK(entry_bundle(std::vector<std::string>{std::string(258, 'x')}).starts_with("\x01\x02x"));
    CHECK_FALSE(entries_of(std::string_view("\0", 1)));
    CHECK_FALSE(entries_of(std::string_view("\0\2x", 3)));
    CHECK_THROWS_AS(entry_bundle(std::vector<std::string>{std::string(65536, 'x')}), std::length_error);
}

}  // namespace atrium::ledger

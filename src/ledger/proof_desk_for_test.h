#pragma once

#include "base/random.h"
#include "ledger/commitment.h"
#include "ledger/proof.h"

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace atrium::ledger {

// A small ledger with everything that makes proofs: keys, entries, tiles.
struct ProofDesk {
    std::string origin = "ledger.jiaozhou.example/370281";
    std::unique_ptr<crypto::Signer> sm2 = signer(crypto::SignatureAlgorithm::sm2, 's');
    std::unique_ptr<crypto::Signer> ed25519 = signer(crypto::SignatureAlgorithm::ed25519, 'e');
    Hash hash = Hash::sm3;
    std::map<Tile, std::string> tiles = {};
    std::uint64_t size = 0;

    static std::unique_ptr<crypto::Signer> signer(crypto::SignatureAlgorithm algorithm, char seed) {
        return crypto::key_signer(algorithm, "key", crypto::Secret(std::string(32, seed)));
    }

    std::vector<VerifierKey> keys() const {
        return {verifier_key(origin, *sm2), verifier_key(origin, *ed25519)};
    }

    static json::object event(std::uint64_t number) {
        return {{"act", "cases/decide"},
                {"person", "王" + std::to_string(number)},
                {"reason", "符合《食品安全法》第三十五条规定"},
                {"data.number", "JY1370281" + std::to_string(1000000 + number)},
                {"data.materials", json::array{1, nullptr, true, "经营场所示意图"}}};
    }
    static std::string salt(std::uint64_t number) {
        return std::string(
            crypto::bytes_of(crypto::sm3("salt " + std::to_string(number))).substr(0, salt_size));
    }
    static Entry entry(std::uint64_t number) {
        return {"cases/decide",
                {1'700'000'000'000'000 + static_cast<std::int64_t>(number)},
                commitment(salt(number), event(number)),
                "0H5K3M9T" + std::to_string(10000 + number)};
    }
    static json::object shown(std::uint64_t number) {
        const std::vector<std::string> names{"act", "data.number", "data.materials", "reason"};
        return opening(salt(number), event(number), names);
    }

    void grow(std::uint64_t to) {
        std::vector<Digest> leaves;
        for (auto i = size; i < to; ++i) leaves.push_back(leaf_hash(entry_bytes(entry(i)), hash));
        for (auto& [tile, hashes] : append_leaves(size, leaves, source(), hash)) tiles[tile] = hashes;
        size = to;
    }
    TileSource source() const {
        return [this](int level, std::uint64_t index, int width) -> std::optional<std::string> {
            const auto found = tiles.lower_bound({level, index, width});
            const bool wide =
                found != tiles.end() && found->first.level == level && found->first.index == index;
            return wide ? std::optional(found->second) : std::nullopt;
        };
    }
    TiledTree tree(std::uint64_t of) const { return {of, source(), hash}; }

    std::string note(std::uint64_t of, std::vector<std::string> extensions = {}) const {
        const std::array<const crypto::Signer*, 2> both{sm2.get(), ed25519.get()};
        return sign_checkpoint({origin, of, tree(of).root(), std::move(extensions)}, both);
    }
    ProvenEntry proven(std::uint64_t index, std::uint64_t of, bool open = true) const {
        auto at = tree(of);
        return prove(at, index, entry(index), open ? std::optional(shown(index)) : std::nullopt);
    }
    Proof proof(std::uint64_t index, std::uint64_t of) const { return {note(of), {proven(index, of)}}; }
};

}  // namespace atrium::ledger

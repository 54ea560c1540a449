#pragma once

#include "engine/context.h"
#include "http/message.h"
#include "ledger/leaf.h"
#include "ledger/proof.h"

namespace atrium::audit {

// The public ledger over HTTP: what anybody needs to follow it and to check a proof, and nothing personal.

struct ListEntries {
    std::optional<std::int64_t> from = std::nullopt;  // number of the first leaf; 0 when not said
    std::optional<int> limit = std::nullopt;          // 1 to 200; 50 when not said
};
BOOST_DESCRIBE_STRUCT(ListEntries, (), (from, limit))

struct EntryLine {
    std::int64_t number = 0;
    std::string id;
    std::string act;
    Instant at;
    std::string subject;
    std::string commitment;
    std::string hash;
};
BOOST_DESCRIBE_STRUCT(EntryLine, (), (number, id, act, at, subject, commitment, hash))

struct Entries {
    std::vector<EntryLine> items;
    std::int64_t size = 0;  // of the tree
};
BOOST_DESCRIBE_STRUCT(Entries, (), (items, size))

struct AskProof {
    std::string leaf;  // the identifier of its event
};
BOOST_DESCRIBE_STRUCT(AskProof, (), (leaf))

// The names of the ledger's keys, to be noted by whoever wants to trust it.
struct LedgerKeys {
    std::string origin;
    std::vector<std::string> keys;
};
BOOST_DESCRIBE_STRUCT(LedgerKeys, (), (origin, keys))

Response show_checkpoint(const Reading&);
LedgerKeys show_keys(const Reading&);
Entries list_entries(const Reading&, ListEntries);
Response show_proof(const Reading&, AskProof);

// tile/<level>/<path>: the path of a large ledger has several segments.
Response show_tile(const Reading&, std::string level, std::string last);
Response show_tile_2(const Reading&, std::string level, std::string first, std::string last);
Response show_tile_3(const Reading&, std::string level, std::string first, std::string second,
                     std::string last);
Response show_tile_4(const Reading&, std::string level, std::string first, std::string second,
                     std::string third, std::string last);

// A proof file of one act with its event opened: for whoever may read what it was done to, which the caller
// has checked.  Identifiers of accounts and people stay closed.
Response proof_file(const Reading&, Id<ledger::Event>, bool opened);

}  // namespace atrium::audit

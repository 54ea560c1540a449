#include "audit/ledger_page.h"

#include "crypto/encoding.h"
#include "ledger/commitment.h"
#include "ledger/sequencer.h"

namespace atrium::audit {
namespace {

namespace problems {
inline constexpr ProblemKind not_numbered{
    404,
    "audit/not-numbered",
    "NOT_FOUND",
    {"该记录尚未编入账本，请稍后再试", "The entry is not in the tree yet; try again shortly"}};
}

constexpr std::string_view closed_fields[] = {"account", "person", "request_id"};

Response text(std::string body) {
    return {.content_type = "text/plain; charset=utf-8", .body = std::move(body)};
}

ledger::StoredCheckpoint checkpoint_of(const Reading& reading) {
    const auto newest = ledger::newest_checkpoint(reading.db);
    if (!newest)
        throw Problem(atrium::problems::not_found, Text{"账本尚无记录", "The ledger is still empty"});
    return *newest;
}

Response tile_response(const Reading& reading, const std::string& path) {
    const auto tile = ledger::tile_from_path("tile/" + path);
    const auto bytes = tile ? ledger::tile_bytes(reading.db, *tile) : std::nullopt;
    if (!bytes) throw Problem(atrium::problems::not_found);
    return {.content_type = "application/octet-stream",
            .body = *bytes,
            .headers = {{"Cache-Control", "public, max-age=31536000, immutable"}}};
}

json::object opening_for(const ledger::Event& event) {
    const auto fields = ledger::opening_of(event);
    std::vector<std::string> shown;
    for (const auto& [name, value] : fields)
        if (std::ranges::find(closed_fields, std::string_view(name)) == std::end(closed_fields))
            shown.emplace_back(name);
    return ledger::opening(*crypto::from_hex(event.salt), fields, shown);
}

}  // namespace

Response show_checkpoint(const Reading& reading) {
    auto response = text(checkpoint_of(reading).note);
    response.headers.emplace_back("Cache-Control", "no-cache");
    return response;
}

LedgerKeys show_keys(const Reading& reading) {
    const auto& sequencer = reading.service<ledger::Sequencer>();
    LedgerKeys out{sequencer.origin(), {}};
    for (const auto& key : sequencer.verifier_keys()) out.keys.push_back(ledger::key_text(key));
    return out;
}

Entries list_entries(const Reading& reading, ListEntries request) {
    const auto newest = ledger::newest_checkpoint(reading.db);
    Entries out{{}, newest ? newest->size : 0};
    const auto leaves = reading.db.all<ledger::Leaf>(
        "SELECT * FROM ledger_leaf WHERE number >= $1 ORDER BY number LIMIT $2", request.from.value_or(0),
        std::clamp(request.limit.value_or(50), 1, 200));
    for (const auto& leaf : leaves) {
        const auto entry = ledger::entry_from(parse_stored(leaf.entry));
        out.items.push_back({*leaf.number, id_text(leaf.id.value), entry->act, entry->at, entry->subject,
                             crypto::hex(entry->commitment), leaf.hash});
    }
    return out;
}

Response show_proof(const Reading& reading, AskProof request) {
    const auto id = id_value(request.leaf);
    if (!id) throw Problem(atrium::problems::not_found);
    return proof_file(reading, {*id}, false);
}

Response show_tile(const Reading& reading, std::string level, std::string last) {
    return tile_response(reading, level + "/" + last);
}
Response show_tile_2(const Reading& reading, std::string level, std::string first, std::string last) {
    return tile_response(reading, level + "/" + first + "/" + last);
}
Response show_tile_3(const Reading& reading, std::string level, std::string first, std::string second,
                     std::string last) {
    return tile_response(reading, level + "/" + first + "/" + second + "/" + last);
}
Response show_tile_4(const Reading& reading, std::string level, std::string first, std::string second,
                     std::string third, std::string last) {
    return tile_response(reading, level + "/" + first + "/" + second + "/" + third + "/" + last);
}

Response proof_file(const Reading& reading, Id<ledger::Event> id, bool opened) {
    const auto leaf = reading.db.get<ledger::Leaf>("SELECT * FROM ledger_leaf WHERE id = $1", id);
    if (!leaf.number) throw Problem(problems::not_numbered);
    const auto checkpoint = checkpoint_of(reading);
    auto tree = ledger::stored_tree(reading.db, static_cast<std::uint64_t>(checkpoint.size));
    std::optional<json::object> opening;
    if (opened)
        opening = opening_for(reading.db.get<ledger::Event>("SELECT * FROM ledger_event WHERE id = $1", id));
    const auto entry = ledger::entry_from(parse_stored(leaf.entry));
    const ledger::Proof proof{
        checkpoint.note,
        {ledger::prove(tree, static_cast<std::uint64_t>(*leaf.number), *entry, std::move(opening))}};
    return {
        .content_type = "application/json; charset=utf-8",
        .body = ledger::proof_bytes(proof),
        .headers = {{"Content-Disposition", "attachment; filename=\"proof-" + id_text(id.value) + ".json\""},
                    {"Cache-Control", "private, no-store"}}};
}

}  // namespace atrium::audit

#include "crypto/encoding.h"
#include "ledger/check.h"
#include "ledger/sequencer.h"
#include "testing/town.h"

namespace atrium {
namespace {

void act(Context& context, int times) {
    for (int i = 0; i < times; ++i)
        context.record({.act = "test/act", .subject = 5, .reason = "why", .data = {{"amount", i}}});
}

ledger::LedgerFindings findings(Town& town) {
    const auto keys = town.city().services().get<ledger::Sequencer>().verifier_keys();
    const auto connection = town.city().database().connect();
    connection->begin_reading();
    auto out = ledger::check_stored_ledger(*connection, keys);
    connection->rollback();
    return out;
}

void tamper(Town& town, const std::string& sql) {
    town.write([&](Context& context) { context.tx.run(sql); });
}

// What the first fault says after one statement has been run by somebody who could.
std::string fault_after(const std::string& sql) {
    Town town;
    town.write([](Context& context) { act(context, 300); });
    tamper(town, sql);
    const auto found = findings(town);
    return found.faults.empty() ? "" : found.faults.front().en;
}

}  // namespace

TEST_CASE("a ledger that nobody has touched is consistent, whatever its size") {
    Town town;
    CHECK(findings(town).faults.empty());
    for (const int more : {1, 255, 1, 2'000}) {
        town.write([&](Context& context) { act(context, more); });
        const auto found = findings(town);
        CHECK(found.faults.empty());
        CHECK(found.leaves == town.count("ledger_leaf"));
        CHECK(found.waiting == 0);
        CHECK(found.signed_by.size() == 2);
    }
}

TEST_CASE("whatever is changed behind the program's back is found") {
    CHECK(
        fault_after("UPDATE ledger_event SET reason = 'other' WHERE id = (SELECT MAX(id) FROM ledger_event)")
            .ends_with("is not the one of its event"));
    CHECK(fault_after(
              "UPDATE ledger_event SET data = '{\"amount\":9}' WHERE id = (SELECT MIN(id) FROM ledger_event)")
              .ends_with("is not the one of its event"));
    CHECK(fault_after("DELETE FROM ledger_leaf WHERE number = 7") == "Leaf 7 is missing");
    CHECK(fault_after("UPDATE ledger_leaf SET hash = 'ab' WHERE number = 7").ends_with("is another"));
    CHECK(fault_after("DELETE FROM ledger_leaf WHERE number = 299").starts_with("The checkpoint speaks of"));
    CHECK(fault_after("DELETE FROM ledger_tile WHERE level = 0 AND number = 0").find("tile/0/000") !=
          std::string::npos);
    CHECK(fault_after("UPDATE ledger_checkpoint SET note = 'no note'") ==
          "The stored checkpoint cannot be read");
    CHECK(fault_after("UPDATE ledger_checkpoint SET note = REPLACE(note, '300', '299')") ==
          "The signatures under the stored checkpoint are not good");
}

TEST_CASE("an event may be erased; its leaf stays and says so") {
    Town town;
    town.write([](Context& context) { act(context, 3); });
    tamper(town, "DELETE FROM ledger_event WHERE id = (SELECT MIN(id) FROM ledger_event)");
    const auto found = findings(town);
    CHECK(found.faults.empty());
    CHECK(found.erased == 1);
}

TEST_CASE("the published tree is judged by its entries and its tiles") {
    Town town;
    town.write([](Context& context) { act(context, 700); });
    town.city().ask({}, [](const Reading& reading) {
        const auto checkpoint = *ledger::read_checkpoint(ledger::newest_checkpoint(reading.db)->note);
        const auto tiles = [&](int level, std::uint64_t index, int width) {
            return ledger::tile_bytes(reading.db, {level, index, width});
        };
        const auto bundles = [&](std::uint64_t index, int width) {
            return *ledger::entries_of(
                *ledger::tile_bytes(reading.db, {ledger::entries_level, index, width}));
        };
        CHECK(ledger::check_published_tree(checkpoint, bundles, tiles).empty());
        const auto forged = [&](std::uint64_t index, int width) {
            auto out = bundles(index, width);
            if (index == 1) out[3] = out[4];
            return out;
        };
        CHECK(ledger::check_published_tree(checkpoint, forged, tiles).size() == 2);
        return 0;
    });
}

}  // namespace atrium

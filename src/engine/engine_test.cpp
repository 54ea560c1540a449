#include "crypto/keys.h"
#include "ledger/sequencer.h"
#include "testing/town.h"

namespace atrium {

using namespace std::chrono_literals;

namespace {

std::int64_t take_number(Context& context, Date day) { return context.next_number("test", day); }

std::int64_t record_and_refuse(Context& context, bool refuse) {
    const auto id = context.record({.act = "test/act", .subject = 5, .data = {{"amount", 3}}});
    if (refuse) throw Problem(problems::forbidden);
    return id;
}

struct Rung {
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(Rung, (), (number))
struct Bell {};

// A city of its own whose listeners and timers the test chooses.
struct Belfry {
    testing::TestDatabase place;
    FixedClock clock{"2026-03-02T01:00:00.000000Z"};
    std::unique_ptr<Random> random = seeded_random(1);
    Reactions reactions;
    Timers timers;
    std::vector<std::string> faults;
    std::atomic<int> commits = 0;
    std::unique_ptr<City> city;

    void open() {
        city.reset();
        app::prepare({place.address(), place.folder()}, Jurisdiction{.id = {1},
                                                                     .name = "t",
                                                                     .division_code = "370281",
                                                                     .kind = JurisdictionKind::test,
                                                                     .real_anchor = clock.now(),
                                                                     .domain_anchor = clock.now(),
                                                                     .created_at = clock.now()});
        CityParts parts{.database = place.open(),
                        .real_clock = &clock,
                        .random = random.get(),
                        .reactions = &reactions,
                        .timers = &timers};
        parts.report = [this](std::string_view, const std::string& what) { faults.push_back(what); };
        parts.written = [this](const BatchWritten&) { ++commits; };
        city = std::make_unique<City>(std::move(parts));
    }
    void write(const std::function<void(Context&)>& work) {
        Asker asker;
        asker.actor = system_actor();
        city->run_and_wait(asker, work);
    }
    std::int64_t count(const std::string& table, const std::string& condition) {
        return city->ask({}, [&](const Reading& reading) { return reading.db.count(table, {condition}); });
    }
};

std::vector<std::int64_t> heard;
void hear(Context&, Rung rung) { heard.push_back(rung.number); }
void stumble(Context&, Rung rung) {
    if (rung.number == 1) throw std::runtime_error("deaf");
    heard.push_back(rung.number);
}
std::vector<std::pair<std::int64_t, Instant>> struck;
void strike(Context& context, Id<Bell> bell, Instant due_at) {
    CHECK(context.now >= due_at);
    struck.emplace_back(bell.value, due_at);
}
void silence(Context& context, Id<Bell> bell, Instant) { context.cancel("test/bell", bell); }

}  // namespace

TEST_CASE("human numbers have no gaps: a refused request gives its number back") {
    Town town;
    const auto day = parse_date("2026-03-02");
    CHECK(town.run(take_number, day) == 1);
    CHECK(refusal([&] {
              town.write([&](Context& context) {
                  take_number(context, day);
                  throw Problem(problems::forbidden);
              });
          }) == problems::forbidden);
    CHECK(town.run(take_number, day) == 2);
    CHECK(town.run(take_number, day + 1) == 1);
}

TEST_CASE("each act has its leaf, numbered in the same commit, under a signed checkpoint") {
    Town town;
    for (int i = 0; i < 5; ++i) town.run(record_and_refuse, false);
    CHECK(refusal([&] { town.run(record_and_refuse, true); }) == problems::forbidden);
    CHECK(town.count("ledger_event") == 5);
    CHECK(town.count("ledger_leaf", "number IS NULL") == 0);

    const auto& sequencer = town.city().services().get<ledger::Sequencer>();
    town.city().ask({}, [&](const Reading& reading) {
        const auto newest = ledger::newest_checkpoint(reading.db);
        REQUIRE(newest);
        const auto keys = sequencer.verifier_keys();
        const auto checked = ledger::check_note(newest->note, keys);
        CHECK(checked.verdict == ledger::NoteVerdict::good);
        CHECK(checked.signed_by.size() == 2);
        auto tree = ledger::stored_tree(reading.db, 5);
        CHECK(tree.root() == checked.checkpoint->root);
        for (std::uint64_t i = 0; i < 5; ++i)
            CHECK(ledger::verify_inclusion(i, 5, tree.leaf(i), tree.inclusion(i), checked.checkpoint->root));
        CHECK(ledger::tile_bytes(reading.db, {.level = 0, .index = 0, .width = 5})->size() == 160);
        CHECK(!ledger::tile_bytes(reading.db, {.level = 0, .index = 0, .width = 6}));
        return 0;
    });
}

TEST_CASE("the ledger grows over tile borders and stays one tree") {
    Town town;
    for (int round = 0; round < 3; ++round)
        town.write([](Context& context) {
            for (int i = 0; i < 200; ++i) record_and_refuse(context, false);
        });
    town.city().ask({}, [](const Reading& reading) {
        auto small = ledger::stored_tree(reading.db, 200), large = ledger::stored_tree(reading.db, 600);
        CHECK(ledger::verify_consistency(200, 600, small.root(), large.root(), large.consistency(200)));
        CHECK(ledger::verify_inclusion(511, 600, large.leaf(511), large.inclusion(511), large.root()));
        return 0;
    });
}

TEST_CASE("told events are delivered after the commit, in order, and never for a refused request") {
    heard.clear();
    Belfry belfry;
    belfry.reactions.on("test/rung", "test/hear", hear);
    belfry.open();
    belfry.write([](Context& context) {
        for (int i = 1; i <= 3; ++i) context.tell("test/rung", 7, Rung{i});
    });
    CHECK(heard.empty());
    CHECK_THROWS_AS(belfry.write([](Context& context) {
        context.tell("test/rung", 7, Rung{4});
        throw Problem(problems::forbidden);
    }),
                    Problem);
    belfry.city->settle();
    CHECK(heard == std::vector<std::int64_t>{1, 2, 3});
    CHECK(belfry.count("engine_told", "1 = 1") == 0);
}

TEST_CASE("a listener that fails holds back its own subject only, and is parked after eight attempts") {
    heard.clear();
    Belfry belfry;
    belfry.reactions.on("test/rung", "test/stumble", stumble);
    belfry.open();
    belfry.write([](Context& context) {
        context.tell("test/rung", 7, Rung{1});
        context.tell("test/rung", 7, Rung{2});
        context.tell("test/rung", 8, Rung{3});
    });
    belfry.city->settle();
    CHECK(heard == std::vector<std::int64_t>{3});
    for (int attempt = 0; attempt < 8; ++attempt) {
        belfry.clock.advance(3h);
        belfry.city->settle();
    }
    CHECK(heard == std::vector<std::int64_t>{3, 2});
    CHECK(belfry.count("engine_told", "parked_at IS NOT NULL AND attempts = 8") == 1);
    CHECK(belfry.faults.size() == 8);
}

TEST_CASE(
    "a timer that should have fired while the server was down fires at start with the moment at which it was due") {
    struck.clear();
    Belfry belfry;
    belfry.timers.on("test/bell", strike);
    belfry.open();
    const auto due = belfry.clock.now() + 1h;
    belfry.write([&](Context& context) {
        context.arm("test/bell", Id<Bell>{2}, due + 1h);
        context.arm("test/bell", Id<Bell>{1}, due);
        context.arm("test/bell", Id<Bell>{3}, due);
        context.cancel("test/bell", Id<Bell>{3});
    });
    belfry.city->settle();
    CHECK(struck.empty());
    belfry.clock.advance(5h);
    belfry.open();
    belfry.city->settle();
    belfry.city->settle();
    CHECK(struck == std::vector<std::pair<std::int64_t, Instant>>{{1, due}, {2, due + 1h}});
    CHECK(belfry.count("engine_timer", "fired_at IS NOT NULL") == 2);
    CHECK(belfry.count("engine_timer", "cancelled_at IS NOT NULL") == 1);
}

TEST_CASE(
    "many told events and timers are handled in few commits, and one that fails takes no other with it") {
    heard.clear();
    struck.clear();
    Belfry belfry;
    belfry.reactions.on("test/rung", "test/stumble", stumble);
    belfry.timers.on("test/bell", strike);
    belfry.open();
    belfry.write([&](Context& context) {
        for (int i = 2; i <= 101; ++i) {
            context.tell("test/rung", i, Rung{i});
            context.arm("test/bell", Id<Bell>{i}, belfry.clock.now() + 1h);
        }
    });
    belfry.clock.advance(2h);
    const int before = belfry.commits;
    belfry.city->settle();
    CHECK(belfry.commits - before < 100);  // for 200 jobs; how many go together is the scheduler's matter
    CHECK(heard.size() == 100);
    CHECK(struck.size() == 100);

    belfry.write([](Context& context) {
        for (int i = 1; i <= 3; ++i) context.tell("test/rung", i, Rung{i});
    });
    belfry.city->settle();
    CHECK(heard.size() == 102);
    CHECK(belfry.faults == std::vector<std::string>{"test/stumble: deaf"});
    CHECK(belfry.count("engine_told", "1 = 1") == 1);
}

TEST_CASE("of two timers of a subject that are due together the later may be cancelled by the earlier") {
    struck.clear();
    Belfry belfry;
    belfry.timers.on("test/first", silence);
    belfry.timers.on("test/bell", strike);
    belfry.open();
    const auto due = belfry.clock.now() + 1h;
    belfry.write([&](Context& context) {
        context.arm("test/first", Id<Bell>{4}, due);
        context.arm("test/bell", Id<Bell>{4}, due + 1s);
    });
    belfry.clock.advance(2h);
    belfry.city->settle();
    CHECK(struck.empty());
    CHECK(belfry.count("engine_timer", "cancelled_at IS NOT NULL") == 1);
}

TEST_CASE("the domain's clock follows real time by its factor in a demo, and is real time in a real city") {
    const Instant start = parse_instant("2026-03-02T01:00:00.000000Z");
    Jurisdiction demo{.name = "t",
                      .division_code = "370281",
                      .kind = JurisdictionKind::demo,
                      .real_anchor = start,
                      .domain_anchor = start - 24h,
                      .factor = 1440};
    CHECK(demo.domain(start + 1min) == start);
    CHECK(demo.real_wait(start, start + 24h) == 1min);
    demo.kind = JurisdictionKind::real;
    CHECK(demo.domain(start + 1min) == start + 1min);
}

}  // namespace atrium

#include "storage/migrate.h"
#include "storage/writer.h"
#include "testing/test_database.h"

#include <rapidcheck.h>

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

#include <atomic>
#include <future>

namespace atrium {
namespace {

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)

struct Inner {
    std::string word;
    std::vector<int> numbers;
};
BOOST_DESCRIBE_STRUCT(Inner, (), (word, numbers))

struct Thing {
    Id<Thing> id;
    std::string name;
    Colour colour = Colour::red;
    std::optional<Date> day = std::nullopt;
    bool good = false;
    Money price;
    Inner core;
    std::vector<std::string> tags;
};
BOOST_DESCRIBE_STRUCT(Thing, (), (id, name, colour, day, good, price, core, tags))

constexpr auto table =
    "CREATE TABLE thing (id BIGINT PRIMARY KEY, name TEXT NOT NULL UNIQUE, colour TEXT NOT NULL, day TEXT, "
    "good BOOLEAN NOT NULL, price BIGINT NOT NULL, core TEXT NOT NULL, tags TEXT NOT NULL)";

struct Store {
    testing::TestDatabase place;
    std::unique_ptr<Database> database = place.open();
    std::unique_ptr<Connection> connection = database->connect();
    Store() { connection->script(table); }

    std::int64_t count() { return database->connect()->count("thing", {"1 = 1"}); }
};

Thing thing(std::int64_t id, std::string name) {
    return {.id = {id}, .name = std::move(name), .core = {"w", {1}}, .tags = {}};
}

WriteJob insertion(std::int64_t id, const std::string& name, std::promise<void>& written) {
    return {[=](Tx& tx) { tx.insert("thing", thing(id, name)); },
            [&](std::exception_ptr refused) {
                if (refused) written.set_exception(refused);
                else written.set_value();
            }};
}

}  // namespace

TEST_CASE("a struct comes back from its row as it went in") {
    Store store;
    const Thing in{.id = {7},
                   .name = "王\xF0\xA0\xAE\xB7'; DROP TABLE thing; --",
                   .colour = Colour::green,
                   .day = parse_date("2024-02-29"),
                   .good = true,
                   .price = {-1},
                   .core = {"核", {1, 2}},
                   .tags = {"a", ""}};
    store.connection->insert("thing", in);
    const auto out = store.connection->get<Thing>("SELECT * FROM thing WHERE id = $1", in.id);
    CHECK(json_text(encode(out)) == json_text(encode(in)));
    CHECK_THROWS_AS(store.connection->get<Thing>("SELECT * FROM thing WHERE id = $1", 8), Problem);
}

TEST_CASE(
    "pages follow each other without loss or doubling, in both directions, also where the order column repeats") {
    Store store;
    for (int i = 0; i < 25; ++i) {
        auto one = thing(i + 1, "n" + std::to_string(i));
        one.price = {i / 4};
        store.connection->insert("thing", one);
    }
    for (const bool descending : {false, true}) {
        const Order order{{"price", "id"}, descending};
        std::vector<std::int64_t> seen;
        PageRequest request{.limit = 7};
        do {
            const auto page =
                store.connection->page<Thing>("thing", {"good = ?", {cell(false)}}, order, request);
            for (const auto& one : page.items) seen.push_back(one.id.value);
            request.after = page.next;
        } while (request.after);
        CHECK(seen.size() == 25);
        CHECK(std::ranges::is_sorted(seen, [&](auto a, auto b) { return descending ? a > b : a < b; }));
    }
    for (const auto* wrong : {"x", "i1", "i1~", "s4", "i1~i2~i3", "i99999999999999999999~i1", "szz~i1"})
        CHECK_THROWS_AS(
            store.connection->page<Thing>("thing", {"1 = 1"}, {{"price", "id"}}, {.after = wrong}), Problem);
}

TEST_CASE("a refused request leaves nothing, and its neighbours in the batch stay") {
    Store store;
    Writer writer(*store.database, {});
    std::promise<void> first, second, third;
    writer.submit(insertion(1, "one", first));
    writer.submit({[](Tx& tx) {
                       tx.insert("thing", thing(2, "two"));
                       throw Problem(problems::forbidden);
                   },
                   [&](std::exception_ptr refused) { second.set_exception(refused); }});
    writer.submit(insertion(3, "three", third));
    CHECK_NOTHROW(first.get_future().get());
    CHECK_THROWS_AS(second.get_future().get(), Problem);
    CHECK_NOTHROW(third.get_future().get());
    CHECK(store.count() == 2);
}

TEST_CASE("a fault of one request, reported late or at once, does not touch the others") {
    Store store;
    Writer writer(*store.database, {});
    std::vector<std::promise<void>> written(20);
    for (int i = 0; i < 20; ++i)  // every fifth has a name that is taken
        writer.submit(insertion(i + 1, i % 5 == 4 ? "taken" : "n" + std::to_string(i),
                                written[static_cast<std::size_t>(i)]));
    int failed = 0;
    for (auto& one : written) {
        try {
            one.get_future().get();
        } catch (const std::runtime_error&) {
            ++failed;
        }
    }
    CHECK(failed == 3);
    CHECK(store.count() == 17);
    CHECK_NOTHROW(writer.run([](Tx& tx) { tx.insert("thing", thing(100, "after")); }));
}

TEST_CASE("what many clients wrote at the same time is all there, each exactly once") {
    Store store;
    std::atomic<int> refused = 0;
    {
        Writer writer(*store.database, {.batch = 16});
        std::vector<std::thread> clients;
        for (int client = 0; client < 8; ++client)
            clients.emplace_back([&, client] {
                for (int i = 0; i < 40; ++i) {
                    try {
                        writer.run([&](Tx& tx) {
                            const auto number = client * 1000 + i + 1;
                            tx.insert("thing", thing(number, "n" + std::to_string(number)));
                            if (i % 10 == 9) throw Problem(problems::not_allowed_now);
                        });
                    } catch (const Problem&) {
                        ++refused;
                    }
                }
            });
        for (auto& client : clients) client.join();
    }
    CHECK(refused == 32);
    CHECK(store.count() == 8 * 36);
}

TEST_CASE("SQLite keeps migrated rows in the order of their identifiers, without a second tree for the key") {
    Store store;
    if (store.database->dialect() != Dialect::sqlite) return;
    const std::string_view modules[] = {"engine"};
    migrate(*store.connection, Dialect::sqlite, modules);
    const auto key_trees = [&](const std::string& of) {
        return store.connection->count(
            "sqlite_master", {"type = 'index' AND name LIKE 'sqlite_autoindex_%' AND tbl_name = ?", {of}});
    };
    CHECK(key_trees("engine_timer") == 0);
    CHECK(key_trees("thing") > 0);  // made as it stands, not by a migration
}

TEST_CASE("a migration that has run may not change") {
    Store store;
    constexpr std::string_view modules[] = {"engine"};
    CHECK(migrate(*store.connection, store.database->dialect(), modules) > 0);
    CHECK(migrate(*store.connection, store.database->dialect(), modules) == 0);
    CHECK(missing_migrations(*store.connection, store.database->dialect(), modules) == 0);
    store.connection->run("UPDATE schema_change SET sql = 'other'");
    CHECK_THROWS_AS(migrate(*store.connection, store.database->dialect(), modules), std::runtime_error);
}

}  // namespace atrium

#include "storage/table_file.h"

#include "testing/test_database.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

namespace atrium {
namespace {

struct Thing {
    std::int64_t id = 0;
    std::string words;
    bool good = false;
    std::optional<std::int64_t> parent = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(Thing, (), (id, words, good, parent))

void make_table(Connection& connection) {
    connection.script(
        "CREATE TABLE dump_thing (id BIGINT PRIMARY KEY, words TEXT NOT NULL, good BOOLEAN NOT NULL, "
        "parent BIGINT REFERENCES dump_thing (id))");
}

}  // namespace

TEST_CASE(
    "a table is written and read again, whatever its texts hold and however its rows refer to each other") {
    const testing::TestDatabase from, to;
    const auto file = std::filesystem::path(from.folder()) / "thing.gz";
    const auto source_database = from.open();
    const auto source = source_database->connect();
    make_table(*source);
    source->begin_writing();
    constexpr std::int64_t count = 4'500;  // more than one handful
    for (std::int64_t id = count; id > 0; --id)
        source->insert("dump_thing", Thing{id, id % 2 ? "行\n\"与\\行\"" : "", id % 3 == 0, {}});
    source->run("UPDATE dump_thing SET parent = 4500 WHERE id = 1");
    source->commit();
    source->begin_reading();
    CHECK(write_table(*source, "dump_thing", file) == count);
    source->rollback();

    const auto target_database = to.open();
    const auto target = target_database->connect();
    make_table(*target);
    CHECK(target->tables() == std::vector<std::string>{"dump_thing"});
    target->begin_writing();
    target->fill_in_any_order([&] { CHECK(read_table(*target, "dump_thing", file) == count); });
    target->commit();
    const auto one = target->get<Thing>("SELECT * FROM dump_thing WHERE id = $1", std::int64_t{1});
    CHECK(one.words == "行\n\"与\\行\"");
    CHECK(one.parent == 4500);
    CHECK(target->count("dump_thing", {"good"}) == 1'500);
    CHECK(target->damages().empty());
}

TEST_CASE("a row that points nowhere is refused when the table is full") {
    const testing::TestDatabase place;
    const auto database = place.open();
    const auto connection = database->connect();
    make_table(*connection);
    connection->begin_writing();
    CHECK_THROWS(connection->fill_in_any_order(
        [&] { connection->insert("dump_thing", Thing{.id = 1, .words = "x", .parent = 99}); }));
    connection->rollback();
    CHECK(connection->count("dump_thing", {"1 = 1"}) == 0);
}

TEST_CASE("an empty table gives an empty file, and half a file is refused") {
    const testing::TestDatabase place;
    const auto database = place.open();
    const auto connection = database->connect();
    const auto file = std::filesystem::path(place.folder()) / "thing.gz";
    make_table(*connection);
    connection->begin_reading();
    CHECK(write_table(*connection, "dump_thing", file) == 0);
    CHECK(read_table(*connection, "dump_thing", file) == 0);
    connection->rollback();

    connection->begin_writing();
    for (std::int64_t id = 1; id <= 3'000; ++id)
        connection->insert("dump_thing", Thing{id, std::to_string(id * 7919), true, {}});
    write_table(*connection, "dump_thing", file);
    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
    connection->run("DELETE FROM dump_thing");
    CHECK_THROWS(read_table(*connection, "dump_thing", file));
    connection->rollback();
}

}  // namespace atrium

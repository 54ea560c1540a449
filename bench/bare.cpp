// bench_bare DATABASE AT_ONCE < trace: writes the same rows as the traced acts and nothing else, so many acts
// in one durable commit, and prints how many acts a second that made.
#include "storage/database.h"

#include <iostream>

namespace atrium {
namespace {

struct Statement {
    std::string sql;
    std::vector<Cell> params;
};

Cell cell_of(const json::value& value) {
    if (value.is_string()) return std::string(value.get_string());
    if (value.is_int64()) return value.get_int64();
    if (value.is_bool()) return value.get_bool();
    if (value.is_double()) return value.get_double();
    return std::monostate{};
}

bool writes(std::string_view sql) {
    return sql.starts_with("INSERT") || sql.starts_with("UPDATE") || sql.starts_with("DELETE");
}

std::vector<Statement> writes_in(const std::string& line) {
    std::vector<Statement> out;
    const auto statements = parse_stored(line);
    for (const auto& each : statements.as_array()) {
        Statement statement{std::string(each.at("sql").as_string()), {}};
        if (!writes(statement.sql)) continue;
        for (const auto& param : each.at("params").as_array()) statement.params.push_back(cell_of(param));
        out.push_back(std::move(statement));
    }
    return out;
}

int write_all(const std::string& address, std::size_t at_once) {
    std::vector<std::vector<Statement>> acts;
    for (std::string line; std::getline(std::cin, line);) acts.push_back(writes_in(line));
    const auto database = open_database(address);
    const auto connection = database->connect();
    const auto begun = std::chrono::steady_clock::now();
    for (std::size_t first = 0; first < acts.size(); first += at_once) {
        connection->begin_writing();
        for (std::size_t i = first; i < std::min(first + at_once, acts.size()); ++i)
            for (const auto& statement : acts[i]) connection->post(statement.sql, statement.params);
        connection->commit();
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    std::cout << static_cast<std::int64_t>(static_cast<double>(acts.size()) / took.count()) << '\n';
    return 0;
}

}  // namespace
}  // namespace atrium

int main(int argc, char** argv) try {
    if (argc != 3) throw std::runtime_error("usage: bench_bare DATABASE AT_ONCE");
    return atrium::write_all(argv[1], std::stoul(argv[2]));
} catch (const std::exception& fault) {
    std::cerr << "bench_bare: " << fault.what() << '\n';
    return 1;
}

#include "storage/table_file.h"

#include <zlib.h>

namespace atrium {
namespace {

struct CloseGzip {
    void operator()(gzFile_s* file) const { gzclose(file); }
};
using Gzip = std::unique_ptr<gzFile_s, CloseGzip>;

[[noreturn]] void broken(const std::filesystem::path& path) {
    throw std::runtime_error("the file " + path.string() + " cannot be read or written");
}

Gzip open_gzip(const std::filesystem::path& path, const char* mode) {
    Gzip out(gzopen(path.c_str(), mode));
    if (!out) broken(path);
    gzbuffer(out.get(), 256 * 1024);
    return out;
}

json::value json_of(const Cell& value) {
    struct Writer {
        json::value operator()(std::monostate) const { return nullptr; }
        json::value operator()(const std::string& text) const { return json::string(text); }
        json::value operator()(std::int64_t number) const { return number; }
        json::value operator()(bool truth) const { return truth; }
        json::value operator()(double real) const { return real; }
    };
    return std::visit(Writer{}, value);
}

Cell cell_of(const json::value& value) {
    if (value.is_string()) return std::string(value.as_string());
    if (value.is_int64()) return value.as_int64();
    if (value.is_bool()) return value.as_bool();
    if (value.is_double()) return value.as_double();
    return std::monostate{};
}

void write_line(const Gzip& file, json::array line, const std::filesystem::path& path) {
    const auto text = json_text(json::value(std::move(line))) + '\n';
    if (gzwrite(file.get(), text.data(), static_cast<unsigned>(text.size())) != static_cast<int>(text.size()))
        broken(path);
}

// The next line, or nothing at the end.
std::optional<json::array> next_line(const Gzip& file, const std::filesystem::path& path) {
    std::string line;
    char piece[64 * 1024];
    while (!line.ends_with('\n')) {
        if (!gzgets(file.get(), piece, sizeof piece)) {
            int error = Z_OK;
            gzerror(file.get(), &error);
            if (error != Z_OK || !line.empty()) broken(path);
            return std::nullopt;
        }
        line += piece;
    }
    return parse_stored(line).as_array();
}

std::string insert_of(const std::string& table, const json::array& columns) {
    std::string names, places;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        names += (i ? ", " : "") + std::string(columns[i].as_string());
        places += (i ? ", $" : "$") + std::to_string(i + 1);
    }
    return "INSERT INTO " + table + " (" + names + ") VALUES (" + places + ")";
}

}  // namespace

std::int64_t write_table(Connection& connection, const std::string& table,
                         const std::filesystem::path& path) {
    auto file = open_gzip(path, "wb1");
    std::int64_t count = 0;
    connection.each_row(table, [&](const Rows& rows) {
        if (count == 0) {
            json::array names;
            for (const auto& name : rows.columns()) names.emplace_back(json::string(name));
            write_line(file, std::move(names), path);
        }
        for (std::size_t i = 0; i < rows.size(); ++i, ++count) {
            json::array line;
            for (const auto& value : rows.cells(i)) line.push_back(json_of(value));
            write_line(file, std::move(line), path);
        }
    });
    if (gzclose(file.release()) != Z_OK) broken(path);
    return count;
}

std::int64_t read_table(Connection& connection, const std::string& table, const std::filesystem::path& path) {
    const auto file = open_gzip(path, "rb");
    const auto columns = next_line(file, path);
    if (!columns) return 0;
    const auto sql = insert_of(table, *columns);
    std::int64_t count = 0;
    std::vector<Cell> cells(columns->size());
    while (const auto line = next_line(file, path)) {
        if (line->size() != cells.size()) broken(path);
        std::ranges::transform(*line, cells.begin(), cell_of);
        connection.post(sql, cells);
        ++count;
    }
    return count;
}

}  // namespace atrium

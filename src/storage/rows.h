#pragma once

#include "base/codec.h"

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace atrium {

// The names of a described struct's members, which are its columns.
template <Described T>
std::span<const std::string_view> column_names() {
    static const auto names = [] {
        std::vector<std::string_view> out;
        for_each_member<T>([&](auto m) { out.emplace_back(m.name); });
        return out;
    }();
    return names;
}

template <Described T>
std::vector<Cell> cells_of(const T& record) {
    std::vector<Cell> out;
    for_each_member<T>([&](auto m) { out.push_back(cell(record.*m.pointer)); });
    return out;
}

// The answer of one statement.
class Rows {
public:
    Rows() = default;
    explicit Rows(std::vector<std::string> columns) : columns_(std::move(columns)) {}

    std::size_t size() const { return columns_.empty() ? 0 : cells_.size() / columns_.size(); }
    bool empty() const { return cells_.empty(); }
    void add(Cell cell) { cells_.push_back(std::move(cell)); }
    const std::vector<std::string>& columns() const { return columns_; }
    std::span<const Cell> cells(std::size_t row) const {
        return {cells_.data() + row * columns_.size(), columns_.size()};
    }
    void clear() { cells_.clear(); }
    void reserve(std::size_t rows) { cells_.reserve(rows * columns_.size()); }

    std::size_t column(std::string_view name) const {
        for (std::size_t i = 0; i < columns_.size(); ++i)
            if (columns_[i] == name) return i;
        throw std::runtime_error("a row has no column " + std::string(name));
    }
    const Cell& at(std::size_t row, std::string_view name) const {
        return cells_[row * columns_.size() + column(name)];
    }

    template <class T>
    T value(std::size_t row, std::string_view name) const {
        T out{};
        from_cell(at(row, name), out);
        return out;
    }

    // A row as the struct that describes it; columns that the struct does not have are left aside.
    template <Described T>
    T row(std::size_t index) const {
        T out{};
        const auto* cells = cells_.data() + index * columns_.size();
        std::size_t guess = 0;
        for_each_member<T>([&](auto m) {
            if (guess >= columns_.size() || columns_[guess] != m.name) guess = column(m.name);
            from_cell(cells[guess++], out.*m.pointer);
        });
        return out;
    }
    template <Described T>
    std::vector<T> as() const {
        std::vector<T> out;
        out.reserve(size());
        for (std::size_t i = 0; i < size(); ++i) out.push_back(row<T>(i));
        return out;
    }

private:
    std::vector<std::string> columns_;
    std::vector<Cell> cells_;
};

}  // namespace atrium

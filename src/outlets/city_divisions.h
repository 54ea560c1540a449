#pragma once

#include "engine/context.h"
#include "outlets/division.h"

#include <mutex>

namespace atrium::outlets {

// The city's divisions in memory: what travels in the program, and what was loaded since.
class CityDivisions {
public:
    explicit CityDivisions(DivisionTree tree) : tree_(std::move(tree)) {}
    DivisionTree tree() const;
    void refresh(const Snapshot&);

private:
    mutable std::mutex mutex_;
    DivisionTree tree_;
    std::int64_t newest_ = 0;  // when the newest row read was loaded
};

DivisionTree divisions_of(const Services&);

}  // namespace atrium::outlets
